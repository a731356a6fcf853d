"""Choices that hang on what is said after a risk."""

from bot.messages import Choice

A_PERSON_PERHAPS = (
    Choice("A person, please", "/talk_to_person", ("yes", "aye", "yes please", "aye please")),
    Choice("Something else", "/menu"),
    Choice("Not now", "/not_now"),
)
TELL = "/tell_worker"
TELL_A_PERSON = Choice("Yes, tell a key worker", TELL, ("yes",))
AFTER_ALL = Choice("A key worker after all", TELL, ("a key worker", "key worker", "tell them", "tell somebody"))
NOT_NOW = Choice("Not now", "/not_now", ("no", "don't tell anybody", "dont tell anyone", "dinnae tell nobody"))
SOMETHING_ELSE = Choice("Something else", "/menu")
