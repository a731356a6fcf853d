"""A text in another language: said kindly, in plain English, with a person and help with English to choose."""

from actions.base import PaceAction, Slots
from actions.choices import A_PERSON, WAYS_OUT, need_choice
from actions.heard import Heard
from actions.reply import Reply
from bot.directory.needs import Needs

ENGLISH = "immigration_language"


class AnotherLanguage(PaceAction):
    """Says what language it may be, and what can be done."""

    called = "action_another_language"

    def __init__(self, needs: Needs) -> None:
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Leaves what lay open as it was."""
        choices = (A_PERSON, need_choice(self._needs.by_id[ENGLISH]), *WAYS_OUT)
        reply.say("utter_another_language", choices, language=heard.entity("language") or "another language")
        return {"asked": "person"}
