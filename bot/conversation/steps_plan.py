"""A step of a turn: what the text does with the parent's plan by itself."""

from bot.conversation import choosing
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.plans import in_words
from bot.plans.shown import plan_of

WORDS_OF_A_PLAN = frozenset({"going_well", "good_at", "want", "how", "step", "reword_step", "reword_goal"})


async def change_the_plan(turn: Turn, tools: Tools) -> None:
    """A step added, done, dropped or said another way in so many words; and a plan wished for, whatever lies open."""
    picks = turn.text.button is not None or choosing.choose(turn.text.body, turn.offered) is not None
    busy = picks or turn.payload is not None or turn.words_are_asked_for or turn.verdict.risk is not None
    if busy or not in_words.may_change(turn.words):
        return
    async with tools.database.reading() as session:
        plan = await plan_of(session, turn.parent.id)
    words_asked = (turn.question or {}).get("what") in WORDS_OF_A_PLAN
    if of_plan := in_words.payload_for(turn.words, plan, turn.offered, words_asked=words_asked):
        turn.chosen_first, turn.chosen, turn.payload, turn.ask_again = turn.chosen, None, of_plan, False
