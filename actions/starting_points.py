"""For a parent who does not know what to ask for: a few places to start, other ones each time."""

from actions.base import PaceAction, Slots
from actions.choices import A_PERSON, WAYS_OUT, need_choice
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records
from bot.directory.needs import Needs

MOST = 3


class StartingPoints(PaceAction):
    """Offers needs to start from, what was kept for later first."""

    called = "action_starting_points"

    def __init__(self, records: Records, needs: Needs) -> None:
        self._records = records
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Offers three, then something else and not now."""
        turn = int(heard.slot("points") or 0)
        async with self._records.open(heard.parent_id, heard.effects) as record:
            kept = self._needs.known(await record.kept_needs())
        points = dict.fromkeys([*kept, *self._needs.starting_points(turn)])
        choices = [need_choice(need) for need in list(points)[:MOST]]
        if heard.intent == "menu":
            choices.append(A_PERSON)
        wording = "utter_menu" if heard.intent == "menu" else "utter_starting_points"
        reply.say(wording, (*choices, *WAYS_OUT))
        return {"points": turn + 1, "asked": "need", "offered": None, "service": None}
