"""What Twilio posts to us, and what it gets back."""

import logging

import httpx
import pytest

from bot.errors import NotReadable
from bot.messages import ChannelName, DeliveryStatus, Receipt, TextKind, TextToSend
from bot.quiet_logs import quiet_logs
from channels.edge import LARGEST_BODY
from channels.sms import read_form, read_receipt, read_text
from tests.stand_ins.parts import Parts

PARENT = "+447700900456"


async def signed_post(parts: Parts, path: str, form: dict[str, str]) -> httpx.Response:
    return await parts.twilio.post(parts.address + path, form)


async def test_the_answer_is_empty_twiml(parts: Parts) -> None:
    form = {"MessageSid": "SM1", "From": PARENT, "Body": "hello"}
    answer = await signed_post(parts, "/channels/sms/inbound", form)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/xml")
    assert answer.text == '<?xml version="1.0" encoding="UTF-8"?><Response />'


async def test_the_signature_covers_a_query_too(parts: Parts) -> None:
    form = {"MessageSid": "SM1", "From": PARENT, "Body": "hello"}
    url = f"{parts.address}/channels/sms/inbound?from=poster"
    assert (await parts.twilio.post(url, form)).status_code == 200
    plain = parts.twilio.sign(f"{parts.address}/channels/sms/inbound", form)
    assert (await parts.twilio.post(url, form, plain)).status_code == 403


@pytest.mark.parametrize("path", ["inbound", "status", "voice"])
async def test_every_route_wants_the_signature(parts: Parts, path: str) -> None:
    form = {"MessageSid": "SM1", "From": PARENT, "Body": "hello", "MessageStatus": "delivered"}
    url = f"{parts.address}/channels/sms/{path}"
    assert (await parts.twilio.post(url, form, {})).status_code == 403
    assert (await parts.twilio.post(url, form, {b"X-Twilio-Signature": b"\xfc"})).status_code == 403


async def test_a_caller_hears_that_this_is_for_texts(parts: Parts) -> None:
    heard = await parts.twilio.phone(PARENT).call()
    assert "This number is for texts" in heard
    assert "ring 9 9 9" in heard
    assert "<Hangup" in heard


@pytest.mark.parametrize("form", [{}, {"MessageSid": "SM1"}, {"From": PARENT}, {"MessageSid": "", "From": PARENT}])
async def test_a_form_without_key_or_sender_is_refused(parts: Parts, form: dict[str, str]) -> None:
    assert (await signed_post(parts, "/channels/sms/inbound", form)).status_code == 400
    assert await parts.received() == []


async def test_an_endless_body_is_cut_off(parts: Parts) -> None:
    async with httpx.AsyncClient(verify=False) as client:
        answer = await client.post(f"{parts.address}/channels/sms/inbound", content=b"a" * (LARGEST_BODY + 1))
    assert answer.status_code == 400


@pytest.mark.parametrize("body", [b"\xff\xfe=1", b"&".join(b"a=1" for _ in range(600))])
def test_what_is_no_form_cannot_be_read(body: bytes) -> None:
    with pytest.raises(NotReadable):
        read_form(body)


@pytest.mark.parametrize(
    ("media", "kind"),
    [
        ("image/png", TextKind.PHOTO),
        ("IMAGE/JPEG", TextKind.PHOTO),
        ("audio/amr", TextKind.VOICE),
        ("text/vcard", TextKind.CONTACT),
        ("text/x-vcard", TextKind.CONTACT),
        ("video/3gpp", TextKind.OTHER),
        ("", TextKind.OTHER),
    ],
)
def test_what_hangs_on_a_text(media: str, kind: TextKind, clock) -> None:
    form = {"MessageSid": "MM1", "From": PARENT, "NumMedia": "1", "MediaContentType0": media}
    text = read_text(form, clock())
    assert (text.kind, text.body) == (kind, "")


@pytest.mark.parametrize(
    ("status", "ours"),
    [
        ("sent", DeliveryStatus.SENT),
        ("delivered", DeliveryStatus.DELIVERED),
        ("read", DeliveryStatus.DELIVERED),
        ("undelivered", DeliveryStatus.FAILED),
        ("failed", DeliveryStatus.FAILED),
        ("canceled", DeliveryStatus.CANCELLED),
    ],
)
def test_what_a_receipt_says(status: str, ours: DeliveryStatus) -> None:
    assert read_receipt({"MessageSid": "SM1", "MessageStatus": status}) == Receipt(ChannelName.SMS, "SM1", ours)


@pytest.mark.parametrize("status", ["queued", "sending", "accepted", "something new", ""])
def test_a_status_that_tells_nothing_new_is_no_receipt(status: str) -> None:
    assert read_receipt({"MessageSid": "SM1", "MessageStatus": status}) is None


async def test_receipts_out_of_order_leave_the_last_word_standing(parts: Parts) -> None:
    parts.twilio.receipts_on = False
    text_id = await parts.send(ChannelName.SMS, PARENT, "Hello")
    sid = (await parts.sent(text_id)).provider_id
    assert sid is not None
    for status in ("delivered", "sent", "queued"):
        form = {"MessageSid": sid, "MessageStatus": status}
        assert (await signed_post(parts, "/channels/sms/status", form)).status_code == 204
    assert (await parts.sent(text_id)).status == DeliveryStatus.DELIVERED


async def test_a_text_that_never_arrived_is_marked_with_the_code(parts: Parts) -> None:
    parts.twilio.receipts_on = False
    text_id = await parts.send(ChannelName.SMS, PARENT, "Hello")
    sid = (await parts.sent(text_id)).provider_id
    assert sid is not None
    form = {"MessageSid": sid, "MessageStatus": "undelivered", "ErrorCode": "30003"}
    await signed_post(parts, "/channels/sms/status", form)
    text = await parts.sent(text_id)
    assert (text.status, text.failure) == (DeliveryStatus.FAILED, "30003")


async def test_stop_at_twilio_closes_and_start_opens(parts: Parts) -> None:
    phone = parts.twilio.phone(PARENT)
    await phone.text("STOP")
    assert (await parts.known(ChannelName.SMS, PARENT)).opted_out_at is not None
    await phone.text("START")
    assert (await parts.known(ChannelName.SMS, PARENT)).opted_out_at is None
    await parts.send(ChannelName.SMS, PARENT, "Hello again")
    assert (await phone.next_text()).body == "Hello again"


async def test_no_log_line_holds_words_or_numbers(parts: Parts, caplog: pytest.LogCaptureFixture) -> None:
    quiet_logs()
    caplog.set_level(logging.INFO)
    phone = parts.twilio.phone(PARENT)
    await phone.text("a secret of mine")
    parts.twilio.trouble.lost_answers = 1
    await parts.send(ChannelName.SMS, PARENT, "words of ours")
    await parts.senders[ChannelName.SMS].find_sent(TextToSend(PARENT, "words of ours"), parts.clock())
    await phone.post({"From": "", "Body": "a secret of mine"})
    for hidden in ("secret", "words of ours", PARENT, PARENT[1:], "a token for tests"):
        assert hidden not in caplog.text
