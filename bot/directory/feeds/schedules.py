"""When, what it costs and for whom, from the many small records in which Open Referral keeps them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from bot.directory.feeds.dates import day, said_day
from bot.directory.feeds.taking import Taking, group, groups, whole_number
from bot.language.joining import in_a_row

DAYS = {
    "MO": "Mondays", "TU": "Tuesdays", "WE": "Wednesdays", "TH": "Thursdays", "FR": "Fridays", "SA": "Saturdays",
    "SU": "Sundays",
}  # fmt: skip
NO_OLDEST = 98
"""A highest age from here on means that there is none."""
MOST_TIMES = 6


def times(record: dict[str, Any], taking: Taking, today: date) -> str | None:
    """When it is on, in one line."""
    found = []
    for schedule in _schedules(record):
        until = day(schedule.get("valid_to"))
        if until and until < today:
            taking.note(f"times that ended on {said_day(until)} were left out")
            continue
        said = taking.optional(schedule.get("description"), "times") or _from_rule(schedule)
        if said and said not in found:
            found.append(said)
    if len(found) > MOST_TIMES:
        taking.note(f"only {MOST_TIMES} of {len(found)} times were kept")
    return "; ".join(found[:MOST_TIMES]) or None


def cost(record: dict[str, Any], taking: Taking, today: date) -> str | None:
    """What it costs, in one line."""
    for key in ("fees_description", "fees"):
        if said := taking.optional(record.get(key), "cost"):
            return said
    options = []
    for option in groups(record.get("cost_options")):
        until = day(option.get("valid_to"))
        if until and until < today:
            taking.note(f"a cost that ended on {said_day(until)} was left out")
        elif said := _cost_option(option, taking):
            options.append(said)
    return "; ".join(dict.fromkeys(options)) or None


def who_for(record: dict[str, Any], taking: Taking) -> str | None:
    """Who may come, in one line."""
    said = [taking.optional(record.get("eligibility_description"), "who it is for")]
    ages = [_ages(record)]
    for rule in groups(record.get("eligibilitys") or record.get("eligibility")):
        said.append(taking.optional(rule.get("eligibility"), "who it is for"))
        ages.append(_ages(rule))
    return "; ".join(dict.fromkeys(part for part in (*said, *ages) if part)) or None


def _schedules(record: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for holder in (record, *groups(record.get("service_at_locations"))):
        for key in ("schedules", "regular_schedules", "regular_schedule"):
            yield from groups(holder.get(key))
        yield from groups(group(holder.get("location")).get("schedules"))


def _from_rule(schedule: dict[str, Any]) -> str | None:
    days = _days(schedule.get("byday") or schedule.get("weekday"))
    opens, closes = _clock(schedule.get("opens_at")), _clock(schedule.get("closes_at"))
    hours = f"{opens} to {closes}" if opens and closes else f"from {opens}" if opens else ""
    return ", ".join(part for part in (days, hours) if part) if days else None


def _days(value: Any) -> str:
    said = value if isinstance(value, list) else str(value or "").replace(";", ",").split(",")
    named = [DAYS[two] for one in said if (two := str(one).strip().lstrip("+-0123456789")[:2].upper()) in DAYS]
    named = list(dict.fromkeys(named))
    if named == list(DAYS.values())[:5]:
        return "Weekdays"
    if len(named) == len(DAYS):
        return "Every day"
    return in_a_row(named)


def _clock(value: Any) -> str | None:
    """10:00:00+01:00 as 10am, 18:30 as 6.30pm."""
    parts = str(value or "").split("T")[-1].split(":")
    if len(parts) < 2 or not parts[0].isdecimal() or not parts[1][:2].isdecimal():
        return None
    hour, minute = int(parts[0]), int(parts[1][:2])
    if hour > 24 or minute > 59:
        return None
    if hour % 24 == 0 and minute == 0:
        return "midnight"
    half = "am" if hour % 24 < 12 else "pm"
    return f"{(hour - 1) % 12 + 1}{f'.{minute:02}' if minute else ''}{half}"


def _cost_option(option: dict[str, Any], taking: Taking) -> str | None:
    amount = option.get("amount")
    if isinstance(amount, str) and amount.strip().replace(".", "", 1).isdecimal():
        amount = float(amount)
    what = taking.optional(option.get("amount_description"), "cost")
    whom = taking.optional(option.get("option"), "cost")
    said = None
    if isinstance(amount, int | float) and not isinstance(amount, bool) and 0 <= amount < 1_000_000:
        said = "Free" if amount == 0 else f"£{amount:g}" if amount == int(amount) else f"£{amount:.2f}"
    said = " ".join(part for part in (said, what) if part) or None
    return f"{said} ({whom})" if said and whom else said or whom


def _ages(rule: dict[str, Any]) -> str | None:
    youngest, oldest = whole_number(rule.get("minimum_age")), whole_number(rule.get("maximum_age"))
    oldest = None if oldest is not None and oldest >= NO_OLDEST else oldest
    if youngest and oldest:
        return f"Ages {youngest} to {oldest}" if youngest < oldest else f"Age {youngest}"
    if youngest:
        return f"Aged {youngest} or over"
    return f"Up to age {oldest}" if oldest else None
