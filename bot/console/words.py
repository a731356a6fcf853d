"""How facts are said on our pages: times, waits, urgencies, what became of a text."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from bot.clock import SCOTLAND
from bot.console.studio_differences import said_in
from bot.directory.feeds.proposals import as_lines
from bot.staff.roles import area_label

URGENCY = {"emergency": "Emergency", "urgent": "Urgent: today", "routine": "When you can"}
RISK = {
    "suicide_self_harm": "suicide or self-harm",
    "immediate_danger": "danger now",
    "child_at_risk": "a child at risk",
    "domestic_abuse": "abuse at home",
    "sexual_violence": "sexual violence",
    "homeless_tonight": "nowhere to stay",
    "destitution_today": "no food, heat or money today",
    "exploitation": "threats or exploitation",
    "severe_distress": "being in great distress",
    "social_work": "social work or a hearing",
}
WHY = {
    "asked": "Asked for a person",
    "risk": "Worrying words",
    "agreed": "Said yes to a key worker, on a weak sign",
    "contact_me": "Asked to be contacted about a service",
    "complaint": "Unhappy with something",
}
CHANNEL = {
    "sms": "SMS",
    "telegram": "Telegram",
    "simulator_sms": "SMS (simulated)",
    "simulator_telegram": "Telegram (simulated)",
}
NEED = {
    "money_benefits": "money and benefits",
    "food_essentials": "food and essentials",
    "confidence_wellbeing": "confidence and wellbeing",
    "peer_support": "meeting other parents",
    "family_activities": "things to do with the children",
    "additional_support_needs": "a child's additional support needs",
    "health_disability": "health and disability",
    "separation_contact": "separation and contact",
    "domestic_abuse": "abuse",
    "digital": "phone and internet",
    "immigration_language": "immigration and language",
}
STATUS = {
    "held": "Waiting to leave",
    "queued": "On its way",
    "sending": "On its way",
    "sent": "Sent",
    "delivered": "Delivered",
    "failed": "Not delivered",
    "cancelled": "Not sent",
}
FAILURE = {
    "30003": "the phone may be off or out of reach",
    "30004": "the phone blocks texts from us",
    "30005": "nobody has this number any more",
    "30006": "the number cannot get texts",
    "30007": "the network took it for spam",
    "21610": "the parent has stopped texts",
    "21614": "the number cannot get texts",
    "blocked": "the parent has blocked us",
    "channel not set up": "this way of texting is not set up here",
}
CAME = {
    "photo": "a photo",
    "voice": "a voice message",
    "location": "a location",
    "contact": "a contact card",
    "other": "something that cannot be shown here",
}
WAY = {"email": "E-mail", "telegram": "Telegram", "push": "Browser"}
TRAINING = {
    "waiting": "waiting to begin",
    "running": "under way",
    "ready": "tested, not promoted",
    "failed": "did not come to its end",
    "live": "answers now",
    "past": "answered before",
}
CONSENT = {
    "not_asked": "The parent has not been asked for one.",
    "asked": "The parent has not answered yet.",
    "yes": "Shared with you; the parent said yes.",
    "edited": "Shared with you, in words of the parent's own.",
    "refused": "The parent would rather share none.",
}
CHANGE = {
    "draft": "Draft",
    "review": "With parents",
    "approved": "Approved",
    "scheduled": "Scheduled",
    "live": "Live",
    "archived": "Earlier",
}
IMPORT = {
    "reading": "Going on",
    "shown": "Looked at",
    "keeping": "Going on",
    "kept": "Kept as drafts",
    "stopped": "Stopped",
}
STAGE = {1: "reminder", 2: "backup asked", 3: "supervisor told"}


def said_of(words: dict[str, str]) -> Callable[[str | None], str]:
    """A filter: the words for an id, or the id made readable."""
    return lambda id: words.get(id or "", (id or "").replace("_", " "))


def clock_time(moment: datetime) -> str:
    """A time on the wall clock, e.g. 10:32."""
    return f"{moment.astimezone(SCOTLAND):%H:%M}"


def how_long(took: timedelta) -> str:
    """A span of up to an hour or so: "about 40 seconds", "about 3 minutes"."""
    seconds = max(10, round(took.total_seconds() / 10) * 10)
    if seconds < 90:
        return f"about {seconds} seconds"
    return f"about {round(seconds / 60)} minutes"


def day_time(moment: datetime) -> str:
    """A day and time, e.g. Tue 2 Mar, 10:32."""
    local = moment.astimezone(SCOTLAND)
    return f"{local:%a} {local.day} {local:%b}, {local:%H:%M}"


def time_of(moment: datetime, now: datetime) -> str:
    """A time, with its day unless that is today."""
    same_day = moment.astimezone(SCOTLAND).date() == now.astimezone(SCOTLAND).date()
    return clock_time(moment) if same_day else day_time(moment)


def day(moment: datetime | date) -> str:
    """A day, e.g. Tue 2 Mar."""
    local = moment.astimezone(SCOTLAND) if isinstance(moment, datetime) else moment
    return f"{local:%a} {local.day} {local:%b}"


def month(of: str) -> str:
    """A month that is kept as 2027-03."""
    return f"{date.fromisoformat(f'{of}-01'):%B %Y}"


def iso_day(due: str) -> str:
    """A day that is kept as ISO text."""
    return day(date.fromisoformat(due)) if due else ""


def iso(moment: datetime) -> str:
    """The form that a `time` element wants."""
    return moment.isoformat()


def duration(span: timedelta) -> str:
    """A wait in words, e.g. 5 min, 3 h 20 min, 2 days."""
    minutes = max(0, int(span.total_seconds()) // 60)
    if minutes < 1:
        return "less than a minute"
    hours, minutes = divmod(minutes, 60)
    if hours >= 48:
        return f"{hours // 24} days"
    if hours == 0:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def as_rung(number: str) -> str:
    """A phone number as it is rung and said here: 07700 900066."""
    home = f"0{number[3:]}" if number.startswith("+44") else number
    return f"{home[:5]} {home[5:]}"


def wording_name(id: str) -> str:
    """A wording's id as people read it."""
    return id.removeprefix("utter_").replace("_", " ")


FILTERS: dict[str, Callable[..., Any]] = {
    "area": area_label,
    "urgency": said_of(URGENCY),
    "risk": said_of(RISK),
    "why": said_of(WHY),
    "channel": said_of(CHANNEL),
    "need": said_of(NEED),
    "status": said_of(STATUS),
    "state": said_of(CHANGE),
    "as_rung": as_rung,
    "wording_name": wording_name,
    "said_in": said_in,
    "as_lines": as_lines,
    "import_state": said_of(IMPORT),
    "capitalize_first": lambda said: said[:1].upper() + said[1:],
    "failure": lambda code: FAILURE.get(code or "", f"the network's reason is {code}" if code else ""),
    "came": said_of(CAME),
    "way": said_of(WAY),
    "training_state": said_of(TRAINING),
    "percent": lambda share: "-" if share is None else f"{share * 100:.1f} %",
    "consent": said_of(CONSENT),
    "clock_time": clock_time,
    "day_time": day_time,
    "time_of": time_of,
    "how_long": how_long,
    "day": day,
    "iso": iso,
    "iso_day": iso_day,
    "month": month,
    "duration": duration,
}
