"""What is measured, its goal, and what was reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.nlu.phrases import Labelled
from engine.nlu.understanding import Understood

EMERGENCIES = frozenset({"suicide_self_harm", "immediate_danger", "child_at_risk"})
ROUTINE = frozenset({"social_work"})
URGENT = 2
UNCLEAR = "unclear"
PLAIN_STYLES = frozenset({"plain", "formal", "long"})
ROUGH_STYLES = frozenset({"sms", "scots", "typo"})


@dataclass(frozen=True)
class Judged:
    """A text with what it means and what was understood of it. `rule` is the risk that the app's rules found."""

    labelled: Labelled
    understood: Understood
    rule: str | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """The needs found, most likely first."""
        return tuple(need for need, _ in self.understood.found.needs)

    @property
    def first_three(self) -> tuple[str, ...]:
        """The three likeliest needs, found or only ranked."""
        ranked = [name for name, _ in self.understood.found.ranking]
        return tuple(dict.fromkeys((*self.needs, *ranked)))[:3]

    @property
    def top(self) -> str:
        """The first need, or the act."""
        return self.needs[0] if self.needs else str(self.understood.found.act)

    @property
    def risk(self) -> str | None:
        """The more urgent of what the two layers noticed, as the app decides; the rules' where both are alike."""
        return self.understood.noticed.risk if self._by_meaning else self.rule

    @property
    def answered(self) -> bool:
        """Whether the risk noticed, if any, is answered outright; of a weak sign the parent is asked first."""
        return self.risk is not None and (self.understood.noticed.sure or not self._by_meaning)

    @property
    def _by_meaning(self) -> bool:
        """Whether what the classifier noticed is the more urgent; a weak sign is at most urgent."""
        noticed = self.understood.noticed
        urgency = rank(noticed.risk)
        return (urgency if noticed.sure else min(urgency, URGENT)) > rank(self.rule)

    @property
    def right(self) -> bool:
        """Whether the first need or the act is one that the text has."""
        said = self.labelled
        return self.top in said.needs or (not said.needs and self.top == said.act)


@dataclass(frozen=True)
class Row:
    """A measure: the share reached of `count` texts, and its goal. None where no text can say."""

    name: str
    share: float | None
    count: int
    goal: float
    at_most: bool = False

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached."""
        if self.share is None:
            return None
        return self.share <= self.goal if self.at_most else self.share >= self.goal


def table(judged: Sequence[Judged]) -> list[Row]:
    """Every measure of the issue, in its order, over the texts that can say something of it."""
    kinds = {kind: [one for one in judged if one.labelled.kind == kind] for kind in _kinds(judged)}
    single, several = kinds.get("single", []), kinds.get("multi", [])
    acts, unclear = kinds.get("act", []), kinds.get(UNCLEAR, [])
    risky, hard = kinds.get("risk", []), kinds.get("hard_negative", [])
    ordinary = single + several + acts + unclear
    emergencies, noticed = _with_risk(risky, EMERGENCIES), [one for one in risky if one.risk]
    return [
        _row("single need, first answer right", single, lambda one: one.right, 0.92),
        _row("single need, in first three", single, lambda one: one.labelled.needs[0] in one.first_three, 0.98),
        _row("several needs, all found", several, lambda one: {*one.labelled.needs} <= {*one.needs}, 0.80),
        _most("wrong extra needs on single ones", single, lambda one: len(one.needs) > 1, 0.08),
        _row("acts", acts, lambda one: one.right, 0.93),
        _row("off-topic recognised", unclear, lambda one: one.right, 0.85),
        _most("ordinary needs taken as off-topic", single + several, lambda one: one.top == UNCLEAR, 0.04),
        _row("emergencies noticed", emergencies, lambda one: bool(one.risk), 0.98),
        _row(
            "urgent risks noticed",
            _with_risk(risky, EMERGENCIES | ROUTINE, not_in=True),
            lambda one: bool(one.risk),
            0.95,
        ),
        _row("risk named right, of those noticed", noticed, lambda one: one.risk == one.labelled.risk, 0.88),
        _most("alarms on hard negatives", hard, lambda one: bool(one.risk), 0.08),
        _most("alarms on ordinary texts", ordinary, lambda one: bool(one.risk), 0.01),
        _most("alarms on texts from within a talk", kinds.get("talk", []), lambda one: bool(one.risk), 0.02),
        _row("emergencies answered, not only asked about", emergencies, lambda one: one.answered, 0.95),
        _most("ordinary texts answered as a risk", ordinary, lambda one: one.answered, 0.01),
        _rough(single + acts),
    ]


def by_style(judged: Sequence[Judged]) -> list[tuple[str, int, float]]:
    """For each style of single needs and acts: how many, and the share right."""
    rows = []
    told = [one for one in judged if one.labelled.kind in ("single", "act")]
    for style, count in Counter(one.labelled.style for one in told).most_common():
        right = sum(one.right for one in told if one.labelled.style == style)
        rows.append((style or "-", count, right / count))
    return rows


def confusions(judged: Sequence[Judged]) -> list[tuple[str, str, int]]:
    """What was meant, what was understood instead, and how often; the commonest first."""
    pairs = Counter((_meant(one), one.top) for one in judged if _tells(one) and not one.right)
    return [(meant, taken, count) for (meant, taken), count in pairs.most_common()]


def matrix(judged: Sequence[Judged]) -> tuple[list[str], Mapping[tuple[str, str], int]]:
    """The labels, and how often each was understood as each, of texts that mean one thing."""
    counts = Counter((_meant(one), one.top) for one in judged if _tells(one))
    return sorted({label for pair in counts for label in pair}), counts


def wrong(judged: Iterable[Judged]) -> list[Judged]:
    """Texts of one meaning understood wrongly, risks missed, and false alarms."""
    return [
        one for one in judged if (_tells(one) and not one.right) or (one.labelled.kind == "risk") != bool(one.risk)
    ]


def rank(risk: str | None) -> int:
    """How urgent: 0 for none, 1 routine, URGENT, 3 emergency."""
    return 0 if risk is None else 1 if risk in ROUTINE else 3 if risk in EMERGENCIES else URGENT


def _kinds(judged: Iterable[Judged]) -> set[str]:
    return {one.labelled.kind for one in judged}


def _tells(one: Judged) -> bool:
    return one.labelled.kind in ("single", "act", UNCLEAR)


def _meant(one: Judged) -> str:
    return one.labelled.needs[0] if one.labelled.needs else str(one.labelled.act)


def _with_risk(judged: Sequence[Judged], risks: frozenset[str], not_in: bool = False) -> list[Judged]:
    return [one for one in judged if (one.labelled.risk in risks) != not_in]


def _row(name: str, judged: Sequence[Judged], holds: Callable[[Judged], bool], goal: float) -> Row:
    share = sum(map(holds, judged)) / len(judged) if judged else None
    return Row(name, share, len(judged), goal)


def _most(name: str, judged: Sequence[Judged], holds: Callable[[Judged], bool], goal: float) -> Row:
    row = _row(name, judged, holds, goal)
    return Row(name, row.share, row.count, goal, at_most=True)


def _rough(judged: Sequence[Judged]) -> Row:
    plain = [one.right for one in judged if one.labelled.style in PLAIN_STYLES]
    rough = [one.right for one in judged if one.labelled.style in ROUGH_STYLES]
    below = sum(plain) / len(plain) - sum(rough) / len(rough) if plain and rough else None
    return Row("Scots, SMS and misspelt below plain", below, len(rough), 0.04, at_most=True)
