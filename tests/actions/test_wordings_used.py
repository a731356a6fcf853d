"""Every wording that code says exists, and every wording that ships is said by something."""

import re

import yaml

from bot.content.wording import Wordings
from bot.conversation import steps_contact_open, steps_request
from bot.safety import asked_next
from bot.safety.verdict import URGENCY
from bot.safety.watched_phone import FORMS
from bot.settings import PROJECT

STARTS = (
    "utter|a_child|child|after|check_in|risk|handover|hello|cannot|could|welcome|holding|voice|link|no_name|texts"
    "|told|sorry_no|rules|of_|words|who|number|no_key|yes|for_|first|costs|what|read_wrong|kept|can_be|not_|perhaps|some_of|contact|summary|where"
)
NAMED = re.compile(rf'"((?:{STARTS})[a-z_]*)["{{{{]')
IN_OR_OUT = re.compile(r'say_when\(\w+, reply, "(utter_[a-z_]+)"')


def said_by_code(*folders: str) -> set[str]:
    source = "\n".join(file.read_text() for folder in folders for file in (PROJECT / folder).rglob("*.py"))
    quiet = {f"utter_offer_{kind}_quiet" for kind in ("again", "others", "nearer", "no_such", "tried")}
    pairs = {f"{name}_{when}" for name in IN_OR_OUT.findall(source) for when in ("in", "out")}
    return {name for name in NAMED.findall(source) if name not in IN_OR_OUT.findall(source)} | pairs | quiet


def said_by_rules() -> set[str]:
    files = [yaml.safe_load(file.read_text()) for file in (PROJECT / "data" / "stories").glob("*.yml")]
    steps = [step for file in files for rule in file.get("rules", []) for step in rule["steps"]]
    return {step["action"] for step in steps if step.get("action", "").startswith("utter_")}


def test_what_is_said_exists() -> None:
    said = {name for name in said_by_code("actions") | said_by_rules() if name.startswith("utter_")}
    assert said - set(Wordings().shipped) == set()


def test_what_exists_is_said() -> None:
    risks = {f"risk_{risk}{end}" for risk in URGENCY for end in ("", "_told", "_alone", "_seen")}
    risks.add("risk_perhaps_seen")
    risks |= {f"risk_{risk}_again" for risk, urgency in URGENCY.items() if urgency == "urgent"}
    risks |= {f"risk_{risk}_asked" for risk, urgency in URGENCY.items() if urgency != "routine"}
    risks |= {f"risk_suicide_self_harm_other_{end}" for end in ("told", "alone", "known")}
    risks |= {f"risk_suicide_self_harm_friend_{end}" for end in ("told", "alone")}
    risks |= {f"risk_child_at_risk_{asked}" for asked in ("name", "bother")}
    risks |= {f"risk_friend_{asked}" for asked in ("check", "talk", "asked", "safe")}
    risks |= {f"risk_phone_{asked}" for asked in ("delete", *(asked for asked, _ in FORMS))}
    moves = {f"utter_worker_{move}" for move in steps_request.ANSWERED}
    moves |= {f"contact_{move}" for move in steps_contact_open.ABOUT_IT}
    moves |= {f"after_danger_{move}" for move in asked_next.ANSWERED.union(*asked_next.ANSWERED_OF.values())}
    handovers = {id for id in Wordings().shipped if id.startswith("handover_")}
    assert (
        set(Wordings().shipped) - said_by_code("actions", "bot") - said_by_rules() - risks - moves - handovers
        == set()
    )


def test_every_emergency_can_be_answered_with_and_without_a_person_and_every_urgent_risk() -> None:
    for risk, urgency in URGENCY.items():
        ids = [f"risk_{risk}_told", f"risk_{risk}_alone"] if urgency == "emergency" else [f"risk_{risk}"]
        if urgency != "routine":
            assert all(len(Wordings().shipped[id].sms) >= 3 for id in ids)
