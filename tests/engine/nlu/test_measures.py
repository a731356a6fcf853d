"""The measures of issue 3, on a few judged texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.evaluation.measures import Judged, confusions, table, wrong
from engine.evaluation.report import lines, write
from engine.nlu.meaning import Found
from engine.nlu.phrases import Labelled, read_labelled
from engine.nlu.risk import Noticed
from engine.nlu.understanding import Understood


def judged(
    labelled: Labelled,
    *needs: str,
    act: str | None = None,
    risk: str | None = None,
    sure: bool = True,
    rule: str | None = None,
) -> Judged:
    pairs = tuple((need, 0.4) for need in needs)
    found = Found("need" if needs else str(act), pairs, pairs or ((str(act), 0.9),), act, act, 0.9, False)
    return Judged(labelled, Understood(labelled.text, found, Noticed(risk, 0.9, sure)), rule)


ALL = [
    judged(Labelled("rent's late", ("housing",), kind="single", style="plain"), "housing"),
    judged(Labelled("nae rent", ("housing",), kind="single", style="scots"), "debt", "housing"),
    judged(Labelled("rent and nursery", ("housing", "childcare"), kind="multi"), "childcare", "housing"),
    judged(Labelled("hiya", act="greeting", kind="act", style="plain"), act="greeting"),
    judged(Labelled("what's the weather", act="unclear", kind="unclear"), act="unclear", risk="severe_distress"),
    judged(
        Labelled("I want to die", risk="suicide_self_harm", kind="risk"),
        act="unclear",
        risk="severe_distress",
        rule="suicide_self_harm",
    ),
    judged(Labelled("dying for a cuppa", kind="hard_negative"), act="unclear"),
]


def shares() -> dict[str, float | None]:
    return {row.name: row.share for row in table(ALL)}


def test_each_measure_is_of_the_texts_that_can_say() -> None:
    found = shares()
    assert found["single need, first answer right"] == 0.5
    assert found["single need, in first three"] == 1.0
    assert found["several needs, all found"] == 1.0
    assert found["wrong extra needs on single ones"] == 0.5
    assert found["acts"] == 1.0
    assert found["emergencies noticed"] == 1.0
    assert found["urgent risks noticed"] is None
    assert found["alarms on hard negatives"] == 0.0
    assert found["alarms on ordinary texts"] == 0.2
    assert found["Scots, SMS and misspelt below plain"] == 1.0


def test_the_more_urgent_layer_names_the_risk() -> None:
    assert shares()["risk named right, of those noticed"] == 1.0


def test_a_weak_sign_is_noticed_and_not_answered_outright() -> None:
    weak = judged(Labelled("nae point", risk="suicide_self_harm", kind="risk"), risk="suicide_self_harm", sure=False)
    found = {row.name: row.share for row in table([*ALL, weak])}
    assert found["emergencies noticed"] == 1.0
    assert found["emergencies answered, not only asked about"] == 0.5
    assert found["ordinary texts answered as a risk"] == 0.2


def test_a_weak_sign_is_no_more_than_what_the_rules_find_urgent() -> None:
    one = judged(
        Labelled("put out", risk="homeless_tonight"), risk="suicide_self_harm", sure=False, rule="homeless_tonight"
    )
    assert one.risk == "homeless_tonight"
    assert one.answered


def test_confusions_and_mistakes_are_listed() -> None:
    assert confusions(ALL) == [("housing", "debt", 1)]
    assert [one.labelled.text for one in wrong(ALL)] == ["nae rent", "what's the weather"]


def test_the_report_escapes_what_parents_wrote(tmp_path: Path) -> None:
    odd = judged(Labelled("<script>alert(1)</script>", ("debt",), kind="single"), "housing")
    write(tmp_path / "report.html", "seven texts & one", [*ALL, odd])
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "seven texts &amp; one" in page
    assert "data:image/png;base64," in page
    assert lines("practice", ALL)[0] == "practice: 7 texts"


def test_texts_of_risk_alone_have_a_report_too(tmp_path: Path) -> None:
    write(tmp_path / "report.html", "one text", [one for one in ALL if one.labelled.kind == "risk"])
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "None of the texts is labelled with a need or an act." in page


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "a", "needs": ["debt"]}\n{"needs": []}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_labelled([path])
