"""What goes into a turn and what comes out of it."""

from __future__ import annotations

from action_server import ActionServer
from conftest import Engine, asked


def test_a_rule_says_a_wording_with_its_choices(engine: Engine) -> None:
    answer = engine.turn("hello")
    housing = {"label": "Housing", "id": None, "payload": '/need{"need": "housing"}'}
    other = {"label": "Something else", "id": None, "payload": "/no"}
    assert answer["messages"] == [
        {
            "wording": "utter_greeting",
            "text": "Hello. What would you like?",
            "variables": {},
            "choices": [housing, other],
        }
    ]
    assert answer["effects"] == []


def test_the_channel_chooses_the_fallback_text(engine: Engine) -> None:
    answer = engine.turn("hello", metadata={"channel": "telegram"})
    assert answer["messages"][0]["text"] == "Hello there"


def test_an_action_says_a_wording_and_asks_for_an_effect(engine: Engine) -> None:
    answer = engine.turn("my house is damp", metadata={"slots": {"area": "Fife"}}, payload='/need{"need": "housing"}')
    (message,) = answer["messages"]
    assert message["wording"] == "utter_offer"
    assert message["text"] == "Near Fife there is help with housing."
    assert message["variables"]["service"] == "help with housing"
    assert message["choices"] == [
        {"label": "More", "id": "s1", "payload": "/yes"},
        {"label": "Not now", "id": None, "payload": "/no"},
    ]
    assert answer["effects"] == [{"kind": "offered", "needs": [{"id": "housing", "confidence": 1.0}]}]
    assert answer["slots"] == {"need": "housing", "area": "Fife", "asked": "consent"}


def test_an_action_is_told_when_the_text_arrived(engine: Engine) -> None:
    answer = engine.turn("my house is damp")
    assert answer["messages"][0]["variables"]["now"] == "2026-05-04T10:00:00+01:00"


def test_an_action_may_say_a_response_of_the_domain(engine: Engine) -> None:
    asking = engine.turn("my house is damp")
    answer = engine.turn("aye", asking["state"])
    assert [message["wording"] for message in answer["messages"]] == ["utter_menu"]


def test_a_half_filled_fallback_is_none(engine: Engine) -> None:
    assert engine.turn("my house is damp")["messages"][0]["text"] is None
    assert engine.turn("cheers")["messages"][0]["text"] is None


def test_actions_do_not_get_the_domain(engine: Engine, actions: ActionServer) -> None:
    engine.turn("my house is damp")
    assert all("domain" not in call for call in actions.calls)


def test_metadata_slots_reach_the_rules(engine: Engine) -> None:
    first = engine.turn("aye", metadata={"slots": {"first": True, "no_slot_of_this_model": 1}})
    assert first["messages"][0]["wording"] == "utter_menu"
    later = engine.turn("aye", metadata={"slots": {"first": False}})
    assert later["messages"][0]["wording"] == "utter_unclear"


def test_a_picked_choice_is_not_parsed(engine: Engine) -> None:
    understood = engine.turn("Housing", payload='/need{"need": "housing"}')["understood"]
    assert understood["intent"] == "need"
    assert understood["needs"] == [{"id": "housing", "confidence": 1.0}]
    assert understood["act"] is None
    assert engine.turn("Not now", payload="/no")["understood"]["act"] == "no"


def test_a_choice_this_model_does_not_know_is_read_as_words(engine: Engine) -> None:
    answer = engine.turn("hello", payload="/from_an_older_model")
    assert answer["messages"][0]["wording"] == "utter_greeting"


def test_a_text_is_never_an_order(engine: Engine) -> None:
    for text in ("/no", " / /no", '/need{"need": "housing"}', "//greeting"):
        answer = engine.turn(text)
        assert answer["understood"]["confidence"] < 1.0
        assert "need" not in answer["slots"]


def test_entities_say_where_in_the_text_they_are(engine: Engine) -> None:
    for text in ("hello from fife", "  hello from fife", "/hello from fife", " / hello from fife"):
        _, answer = engine.post("/understand", {"texts": [text]})
        (entity,) = answer["results"][0]["entities"]
        assert text[entity["start"] : entity["end"]] == "fife"


def test_a_text_without_words_gets_an_answer(engine: Engine) -> None:
    for text in ("", " ", "/", "?", "\n", "\U0001f600"):
        assert engine.turn(text)["messages"]


def test_understanding_passed_in_is_taken_as_it_is(engine: Engine) -> None:
    _, parsed = engine.post("/understand", {"texts": ["hello", "my house is damp"]})
    fresh = engine.turn("hello")
    assert fresh["understood"] == parsed["results"][0]
    assert engine.turn("hello", understood=parsed["results"][0]) == fresh
    as_if = engine.turn("hello", understood=parsed["results"][1])
    assert as_if["messages"][0]["wording"] == "utter_offer"


def test_understanding_has_every_part(engine: Engine) -> None:
    _, answer = engine.post("/understand", {"texts": ["my house is damp"]})
    assert answer["results"][0]["intent"] == "need"
    assert set(answer["results"][0]) == {
        *("intent", "confidence", "needs", "ranking", "act", "finer_act"),
        *("risk", "risk_confidence", "risk_sure", "unsure", "entities", "moves"),
    }


def test_a_place_without_moves_is_passed_over_and_places_are_strings(engine: Engine) -> None:
    _, answer = engine.post("/understand", {"texts": ["aye"], "places": ["nowhere"]})
    assert answer["results"][0]["moves"] == {}
    status, answer = engine.post("/understand", {"texts": ["aye"], "places": "service"})
    assert status == 422
    assert "places" in answer["detail"]


def test_the_same_request_gets_the_same_answer(engine: Engine) -> None:
    state = engine.turn("my house is damp")["state"]
    assert engine.turn("aye", state) == engine.turn("aye", state)


def test_health_names_the_model(engine: Engine) -> None:
    status, answer = engine.get("/health")
    assert status == 200
    assert answer["ready"] is True
    assert len(answer["model"]) == 16


def test_what_is_not_in_the_contract_is_refused(engine: Engine) -> None:
    wrong = [
        ("/turn", b"not json"),
        ("/turn", []),
        ("/turn", {"sender": "p1", "text": "hello"}),
        ("/turn", asked("hello", state="x")),
        ("/turn", asked("hello", state={"version": 99, "events": []})),
        ("/turn", asked("hello", state={"version": 1, "events": [{"event": "nonsense"}]})),
        ("/turn", asked("hello", understood={"intent": 7})),
        ("/turn", {**asked("hello"), "surprise": 1}),
        ("/understand", {"texts": "hello"}),
        ("/model", {}),
    ]
    for path, body in wrong:
        status, answer = engine.post(path, body)
        assert (status, answer["error"]) == (422, "bad_request"), body
