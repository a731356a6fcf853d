"""What picking a choice does, in words for whoever edits its label."""

import json

DEEDS = {
    "cancel_request": "takes back the wish for a key worker",
    "carry_on": "carries on where they were",
    "check_in": "asks for a time to text them",
    "correct_my_data": "lets them change what is kept of them",
    "decline_area": "goes on without a place: what is there for all of Scotland",
    "erase": "deletes all that is kept of them",
    "finish": "leaves it there, with nothing changed",
    "keep_my_data": "deletes nothing",
    "delete_my_data": "asks whether to delete all that is kept of them",
    "leave": "stops our texts to them",
    "menu": "shows a few things to begin with",
    "my_plan": "shows their plan",
    "not_now": "ends the topic kindly",
    "show_my_data": "shows what is kept of them",
    "show_services": "shows services",
    "something_else": "asks what else they would like",
    "stay": "goes on texting them",
    "talk_to_person": "asks for a key worker",
    "voice": "asks what they would like to say",
    "who_are_you": "says who we are",
}
"""By the name that a payload begins with."""
PARTICULARS = {
    ("correct_my_data", "name"): "lets them change their name",
    ("correct_my_data", "area"): "lets them change where they are",
    ("correct_my_data", "needs"): "lets them change what they asked about",
    ("need", "health_disability"): "shows services for health and disability",
    ("need", "separation_contact"): "shows services for separation and contact",
}
"""By that name and the one value that comes with it."""


def deed_of(payload: str) -> str:
    """What a choice of a wording's own does, as "carries on". Raises KeyError for one that has no words yet."""
    name, brace, rest = payload.removeprefix("/").partition("{")
    values = json.loads(brace + rest).values() if brace else ()
    found = (PARTICULARS.get((name, value)) for value in values)
    return next(filter(None, found), None) or DEEDS[name]
