"""Texts by Twilio, the receiving half: verify, parse, hand on. `sms_sender` is the sending half."""

from datetime import datetime
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, Response
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse

from bot.clock import Clock, system_clock
from bot.errors import NotGenuine, NotReadable
from bot.inbox.accept import Inbox
from bot.messages import ChannelName, DeliveryStatus, IncomingText, Receipt, TextKind
from bot.outbox.delivery import Delivery
from bot.settings import Settings
from channels.edge import ProviderRoute, clean, read_body

INBOUND_PATH = "/channels/sms/inbound"
STATUS_PATH = "/channels/sms/status"
VOICE_PATH = "/channels/sms/voice"

Form = dict[str, str]

KINDS = {
    "image": TextKind.PHOTO,
    "audio": TextKind.VOICE,
    "text/vcard": TextKind.CONTACT,
    "text/x-vcard": TextKind.CONTACT,
}
"""What an attachment is, by its media type or the first part of it."""
STATUSES = {
    "sent": DeliveryStatus.SENT,
    "delivered": DeliveryStatus.DELIVERED,
    "read": DeliveryStatus.DELIVERED,
    "undelivered": DeliveryStatus.FAILED,
    "failed": DeliveryStatus.FAILED,
    "canceled": DeliveryStatus.CANCELLED,
}
"""Twilio's statuses that tell something new; `queued` and `sending` do not."""

FOR_A_CALLER = (
    "Hello. This number is for texts. Nobody can answer calls here. "
    "If you or somebody else is in danger now, please hang up and ring 9 9 9. "
    "You are welcome to send a text to this number."
)


class TwilioSignature:
    """Tells genuine requests by Twilio's signature over the public address and the form."""

    def __init__(self, auth_token: str, public_url: str) -> None:
        self._validator = RequestValidator(auth_token)
        self._public_url = public_url

    async def genuine_form(self, request: Request) -> Form:
        """The posted form. Raises NotGenuine when the signature is missing or does not fit, else NotReadable."""
        form = read_form(await read_body(request))
        query = f"?{request.url.query}" if request.url.query else ""
        address = f"{self._public_url}{request.url.path}{query}"
        if not self._validator.validate(address, form, request.headers.get("X-Twilio-Signature", "")):
            raise NotGenuine("the signature does not fit")
        return form


def read_form(body: bytes) -> Form:
    """A URL-encoded form. Raises NotReadable."""
    try:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=500))
    except ValueError:
        raise NotReadable("it is not a form") from None


def read_text(form: Form, now: datetime) -> IncomingText:
    """The parent's text in Twilio's form. Raises NotReadable when the sender or the key is missing."""
    if not form.get("MessageSid") or not form.get("From"):
        raise NotReadable("MessageSid or From is missing")
    return IncomingText(
        channel=ChannelName.SMS,
        address=form["From"],
        provider_id=form["MessageSid"],
        message_id=form["MessageSid"],
        body=clean(form.get("Body", "")),
        received_at=now,
        kind=_kind(form),
    )


def _kind(form: Form) -> TextKind:
    if form.get("NumMedia", "0") in ("", "0"):
        return TextKind.WORDS
    media = form.get("MediaContentType0", "").lower()
    return KINDS.get(media) or KINDS.get(media.partition("/")[0]) or TextKind.OTHER


def read_receipt(form: Form) -> Receipt | None:
    """What became of a text, or None when it is only on its way. Raises NotReadable when the key is missing."""
    if not form.get("MessageSid"):
        raise NotReadable("MessageSid is missing")
    status = STATUSES.get(form.get("MessageStatus", ""))
    return Receipt(ChannelName.SMS, form["MessageSid"], status, form.get("ErrorCode") or None) if status else None


def sms_router(inbox: Inbox, delivery: Delivery, settings: Settings, clock: Clock = system_clock) -> APIRouter:
    """The routes that Twilio calls."""
    router = APIRouter(route_class=ProviderRoute, include_in_schema=False)
    signature = TwilioSignature(settings.twilio_auth_token, settings.public_url)

    @router.post(INBOUND_PATH)
    async def inbound(request: Request) -> Response:
        await inbox.accept(read_text(await signature.genuine_form(request), clock()))
        return _twiml(MessagingResponse())

    @router.post(STATUS_PATH)
    async def status(request: Request) -> Response:
        receipt = read_receipt(await signature.genuine_form(request))
        if receipt is not None:
            await delivery.take_receipt(receipt)
        return Response(status_code=204)

    @router.post(VOICE_PATH)
    async def voice(request: Request) -> Response:
        await signature.genuine_form(request)
        answer = VoiceResponse()
        answer.say(FOR_A_CALLER, language="en-GB")
        answer.hangup()
        return _twiml(answer)

    return router


def _twiml(answer: MessagingResponse | VoiceResponse) -> Response:
    return Response(str(answer), media_type="application/xml")
