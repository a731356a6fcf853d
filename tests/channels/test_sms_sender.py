"""What Twilio says to a text of ours, in our words."""

from datetime import timedelta

import pytest

from bot.errors import AddressClosed, SendFailed, SendLater
from bot.messages import TextToSend
from channels.sms import STATUS_PATH
from channels.sms_sender import SmsSender
from tests.conftest import MovableClock
from tests.stand_ins.twilio_api import TwilioStandIn

PARENT = "+447700900456"
HELLO = TextToSend(PARENT, "Hello")


@pytest.fixture
async def sender(twilio: TwilioStandIn, clock: MovableClock):
    twilio.forget(clock)
    twilio.receipts_on = False
    sender = sender_to(twilio, clock)
    yield sender
    await sender.close()


def sender_to(twilio: TwilioStandIn, clock: MovableClock, **other: str) -> SmsSender:
    given = {
        "account_sid": twilio.account_sid,
        "auth_token": twilio.auth_token,
        "from_": twilio.number,
        "status_url": "http://127.0.0.1:9" + STATUS_PATH,
        "api_url": twilio.address,
        **other,
    }
    return SmsSender(**given, clock=clock)


async def test_the_id_is_twilios(sender: SmsSender, twilio: TwilioStandIn) -> None:
    sid = await sender.send(HELLO)
    (message,) = twilio.messages
    assert sid == message.sid
    assert message.callback == "http://127.0.0.1:9/channels/sms/status"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TextToSend("07700 900456", "Hello"), "21211"),
        (TextToSend("+441414960123", "Hello"), "21614"),
        (TextToSend(PARENT, ""), "21602"),
        (TextToSend(PARENT, "x" * 1601), "21617"),
    ],
)
async def test_what_twilio_refuses_has_failed(
    sender: SmsSender, twilio: TwilioStandIn, text: TextToSend, code: str
) -> None:
    twilio.landlines.add("+441414960123")
    with pytest.raises(SendFailed) as failed:
        await sender.send(text)
    assert failed.value.code == code
    assert not isinstance(failed.value, AddressClosed)


async def test_a_parent_who_opted_out_there_is_closed(sender: SmsSender, twilio: TwilioStandIn) -> None:
    twilio.opted_out.add(PARENT)
    with pytest.raises(AddressClosed) as closed:
        await sender.send(HELLO)
    assert closed.value.code == "21610"


@pytest.mark.parametrize(("asked", "seconds"), [(30, 30.0), (None, None)])
async def test_too_fast_is_later(
    sender: SmsSender, twilio: TwilioStandIn, asked: int | None, seconds: float | None
) -> None:
    twilio.trouble.busy, twilio.trouble.retry_after = 1, asked
    with pytest.raises(SendLater) as later:
        await sender.send(HELLO)
    assert (later.value.code, later.value.seconds) == ("20429", seconds)
    assert await sender.send(HELLO)


async def test_twilios_own_trouble_is_later(sender: SmsSender, twilio: TwilioStandIn) -> None:
    twilio.trouble.broken = 1
    with pytest.raises(SendLater):
        await sender.send(HELLO)
    await sender.send(HELLO)
    assert len(twilio.messages) == 1


async def test_wrong_credentials_keep_the_text_for_later(twilio: TwilioStandIn, clock: MovableClock) -> None:
    with pytest.raises(SendLater) as later:
        await sender_to(twilio, clock, auth_token="not the token").send(HELLO)
    assert later.value.code == "20003"


async def test_no_way_to_twilio_is_later(twilio: TwilioStandIn, clock: MovableClock) -> None:
    with pytest.raises(SendLater) as later:
        await sender_to(twilio, clock, api_url="http://127.0.0.1:9").send(HELLO)
    assert later.value.code == "ConnectError"


async def test_a_lost_answer_sends_nothing_twice(
    sender: SmsSender, twilio: TwilioStandIn, clock: MovableClock
) -> None:
    twilio.trouble.lost_answers = 1
    with pytest.raises(SendLater):
        await sender.send(HELLO)
    clock.forward(seconds=2)
    assert await sender.send(HELLO) == twilio.messages[0].sid
    assert len(twilio.messages) == 1


async def test_the_same_words_later_on_are_a_text_of_their_own(
    sender: SmsSender, twilio: TwilioStandIn, clock: MovableClock
) -> None:
    twilio.trouble.lost_answers = 1
    with pytest.raises(SendLater):
        await sender.send(HELLO)
    await sender.send(HELLO)
    clock.forward(days=1)
    await sender.send(HELLO)
    assert len(twilio.messages) == 2


async def test_a_text_cut_off_by_a_crash_is_found(
    sender: SmsSender, twilio: TwilioStandIn, clock: MovableClock
) -> None:
    await sender.send(HELLO)
    clock.forward(minutes=10)
    since = clock()
    assert await sender.find_sent(HELLO, since) is None
    sid = await sender.send(HELLO)
    await sender.send(TextToSend(PARENT, "Something else"))
    assert await sender.find_sent(HELLO, since) == sid
    assert await sender.find_sent(TextToSend("+447700900457", "Hello"), since) is None
    assert await sender.find_sent(HELLO, clock() + timedelta(minutes=1)) is None


async def test_a_search_that_fails_is_told(sender: SmsSender, twilio: TwilioStandIn, clock: MovableClock) -> None:
    twilio.trouble.broken = 1
    with pytest.raises(SendLater):
        await sender.find_sent(HELLO, clock())
