"""The parent's own words for a question that was left open: they go to the action that asked."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply


class TakeAnswer(PaceAction):
    """Hands the words on. What is asked is in the slot `answers`."""

    called = "action_take_answer"

    def __init__(self, takers: dict[str, PaceAction]) -> None:
        self._takers = takers

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """As the action that asked would."""
        question = heard.slot("answers") or {}
        taker = self._takers.get(question.get("what", ""))
        if taker is None:
            reply.say("utter_ask_need")
            return {"asked": "need"}
        return await taker.act(heard, reply)
