"""Which updates are a parent's text, and what is in them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update

from bot.messages import ChannelName, IncomingText, TextKind
from channels.telegram_updates import COMMANDS, WORDS_OF, read_command, read_update

NOW = datetime(2027, 3, 2, 10, 30, tzinfo=UTC)
THEN = datetime(2027, 3, 2, 10, 0, tzinfo=UTC)
PRIVATE = {"id": 555, "type": "private", "first_name": "A"}
PERSON = {"id": 555, "is_bot": False, "first_name": "A"}
FILE = {"file_id": "f", "file_unique_id": "u"}
STICKER = {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
PLACE = {"latitude": 55.9, "longitude": -3.2}


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 41, "date": int(THEN.timestamp()), "chat": PRIVATE, "from": PERSON, **content}


def read(**update: Any) -> IncomingText | None:
    return read_update(Update.de_json({"update_id": 7, **update}, None), NOW)


def test_a_text() -> None:
    assert read(message=message(text="I need help")) == IncomingText(
        channel=ChannelName.TELEGRAM,
        address="555",
        provider_id="7",
        message_id="41",
        body="I need help",
        received_at=THEN,
    )


def test_an_edited_text_corrects_the_first() -> None:
    text = read(edited_message=message(text="Fife", edit_date=int(NOW.timestamp())))
    assert text is not None
    assert (text.corrects, text.message_id, text.body, text.received_at) == ("41", None, "Fife", NOW)


def test_a_live_location_that_moves_corrects_nothing() -> None:
    assert read(edited_message=message(location={**PLACE, "live_period": 60})) is None


def pressed(**more: Any) -> dict[str, Any]:
    keyboard = [
        [{"text": "Money Matters", "callback_data": "abc:1"}],
        [{"text": "Not now", "callback_data": "abc:2"}],
    ]
    shown = message(text="Which one?", reply_markup={"inline_keyboard": keyboard})
    return {"id": "q", "from": PERSON, "chat_instance": "1", "data": "abc:2", "message": shown, **more}


def test_a_pressed_button_has_its_label_as_words() -> None:
    text = read(callback_query=pressed())
    assert text is not None
    assert (text.kind, text.body, text.button, text.received_at) == (TextKind.BUTTON, "Not now", "abc:2", NOW)
    assert (text.address, text.message_id) == ("555", None)


def test_a_button_on_a_text_too_old_to_show_still_counts() -> None:
    old = {"message_id": 1, "date": 0, "chat": PRIVATE}
    text = read(callback_query=pressed(message=old))
    assert text is not None
    assert (text.body, text.button) == ("", "abc:2")


@pytest.mark.parametrize(
    "query",
    [
        pressed(message=None),
        pressed(data=None),
        pressed(message={**message(text="x"), "chat": {"id": -5, "type": "group", "title": "g"}}),
        pressed(**{"from": {**PERSON, "is_bot": True}}),
    ],
)
def test_a_button_that_no_parent_pressed(query: dict[str, Any]) -> None:
    assert read(callback_query={name: value for name, value in query.items() if value is not None}) is None


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"photo": [{**FILE, "width": 1, "height": 1}]}, TextKind.PHOTO),
        ({"document": {**FILE, "mime_type": "image/png"}}, TextKind.PHOTO),
        ({"document": {**FILE, "mime_type": "application/pdf"}}, TextKind.OTHER),
        ({"voice": {**FILE, "duration": 3}}, TextKind.VOICE),
        ({"audio": {**FILE, "duration": 3}}, TextKind.VOICE),
        ({"video_note": {**FILE, "duration": 3, "length": 9}}, TextKind.VOICE),
        ({"location": PLACE}, TextKind.LOCATION),
        ({"venue": {"location": PLACE, "title": "t", "address": "a"}}, TextKind.LOCATION),
        ({"contact": {"phone_number": "1", "first_name": "B"}}, TextKind.CONTACT),
        (
            {
                "sticker": {
                    **FILE,
                    "type": "regular",
                    "width": 1,
                    "height": 1,
                    "is_animated": False,
                    "is_video": False,
                }
            },
            TextKind.OTHER,
        ),
        ({"dice": {"emoji": "🎲", "value": 3}}, TextKind.OTHER),
    ],
)
@pytest.mark.parametrize("caption", ["", "my letter"])
def test_what_cannot_be_read_is_kept_as_a_fact(content: dict[str, Any], kind: TextKind, caption: str) -> None:
    text = read(message=message(**content, **({"caption": caption} if caption else {})))
    assert text is not None
    assert (text.kind, text.body) == (kind, caption)


@pytest.mark.parametrize(
    "update",
    [
        {"message": message(text="hi", chat={"id": -5, "type": "group", "title": "g"})},
        {"message": message(text="hi", chat={"id": -100, "type": "supergroup", "title": "g"})},
        {"message": message(text="hi", **{"from": {**PERSON, "is_bot": True}})},
        {"message": {name: value for name, value in message(text="hi").items() if name != "from"}},
        {"message": message(group_chat_created=True)},
        {"message": message(message_auto_delete_timer_changed={"message_auto_delete_time": 60})},
        {"channel_post": message(text="hi", chat={"id": -100, "type": "channel", "title": "c"})},
        {"edited_message": message(text="hi", chat={"id": -5, "type": "group", "title": "g"})},
        {},
    ],
)
def test_what_is_no_parents_text(update: dict[str, Any]) -> None:
    assert read(**update) is None


@pytest.mark.parametrize(
    ("typed", "body", "code"),
    [
        ("/start", "start", None),
        ("/start leith-library_1", "start", "leith-library_1"),
        ("/start@at_your_pace_bot FIFE", "start", "FIFE"),
        ("/start two words", "start", None),
        ("/start " + "x" * 65, "start", None),
        ("/start ' OR 1=1", "start", None),
        ("/stop", "stop", None),
        ("/STOP", "stop", None),
        ("  /help \n", "help", None),
        ("/help my kids are hungry", "help my kids are hungry", None),
        ("/plan", "my plan", None),
        ("/person", "talk to a person", None),
        ("/unknown thing", "/unknown thing", None),
        ("/", "/", None),
        ("start", "start", None),
        ("see /stop", "see /stop", None),
    ],
)
def test_commands(typed: str, body: str, code: str | None) -> None:
    assert read_command(typed) == (body, code)


def test_every_command_of_the_menu_has_its_words() -> None:
    assert COMMANDS.keys() == WORDS_OF.keys()


def test_a_half_of_a_character_can_be_stored() -> None:
    text = read(message=message(text="a\ud83d\x00b"))
    assert text is not None
    assert text.body == "a\ufffdb"
