"""One turn: from a parent's waiting text to what is said and kept. The steps, in order."""

import logging
import uuid

from bot.clock import Clock
from bot.conversation.already_asked import leave_out_who_is_asked
from bot.conversation.engine import Engine
from bot.conversation.failing import Failures
from bot.conversation.reading import read_turn
from bot.conversation.steps import Step, Tools
from bot.conversation.steps_answering import (
    answer_a_child,
    answer_about_contact,
    answer_about_the_summary,
    answer_about_us,
    ask_again,
    ask_engine,
    introduce,
    keep_for_the_worker,
    take_about_a_draft,
)
from bot.conversation.steps_closed import hear_after_a_close
from bot.conversation.steps_contact_open import (
    answer_about_being_contacted,
    say_what_goes_along,
    stay_with_being_contacted,
)
from bot.conversation.steps_denied import go_on_without_it, hear_what_is_denied, take_up_what_was_misread
from bot.conversation.steps_list_open import stay_where_we_were, stay_with_the_list
from bot.conversation.steps_may_i_ask import answer_whether_to_ask
from bot.conversation.steps_meaning import (
    answer_a_late_wish,
    choose,
    find_what_is_asked,
    hear_more_than_no,
    hear_more_than_thanks,
    hear_what_is_sought,
    take_leave,
    understand,
)
from bot.conversation.steps_one_open import stay_with_the_service
from bot.conversation.steps_plan import change_the_plan, hear_what_is_no_answer
from bot.conversation.steps_refused import (
    hear_what_is_put_aside,
    hear_what_is_refused,
    hear_what_is_taken_back,
)
from bot.conversation.steps_request import answer_beside_the_request, call_all_off, stay_with_the_request
from bot.conversation.steps_risk import (
    answer_a_sign,
    answer_about_the_body,
    answer_about_the_phone,
    answer_of_an_ill_child,
    answer_who_is_safe,
    give_number,
    hear_who_it_is_about,
    leave_it_to_the_numbers,
    look_for_risk,
    stay_after_danger,
    take_verdict,
)
from bot.conversation.steps_rules import own_up_about_credit, own_up_about_rules, own_up_about_words
from bot.conversation.steps_services import (
    choose_for_them,
    hear_a_wish_for_contact,
    pick_by_its_line,
    pick_with_words,
    take_the_guess,
    take_up_a_need,
)
from bot.conversation.steps_stay import answer_what_follows, stay_with_them
from bot.conversation.steps_texts import (
    hear_a_wish_for_a_call,
    hear_how_it_went,
    hear_of_what_is_set,
    let_go_of_the_phone,
)
from bot.conversation.steps_two_things import hear_two_things, offer_the_second
from bot.conversation.steps_where import stay_with_where, take_where
from bot.conversation.steps_who import (
    hear_who_reads,
    keep_to_opting,
    leave_to_worker,
    let_a_stray_go,
    say_what_cannot_be_read,
)
from bot.conversation.writing import TurnWriter
from bot.database.jobs import Jobs
from bot.database.session import Database
from bot.errors import EngineUnavailable, TurnFailed, TurnOvertaken
from bot.inbox.accept import Inbox
from bot.outbox.outbox import Outbox

log = logging.getLogger(__name__)

STEPS: tuple[Step, ...] = (
    hear_who_reads,
    take_verdict,
    keep_to_opting,
    leave_to_worker,
    say_what_cannot_be_read,
    choose,
    answer_a_late_wish,
    take_up_what_was_misread,
    understand,
    hear_what_is_denied,
    answer_about_the_body,
    let_go_of_the_phone,
    look_for_risk,
    answer_of_an_ill_child,
    pick_by_its_line,
    call_all_off,
    take_leave,
    hear_a_wish_for_a_call,
    hear_two_things,
    hear_what_is_no_answer,
    hear_of_what_is_set,
    hear_how_it_went,
    hear_more_than_thanks,
    hear_more_than_no,
    hear_what_is_sought,
    answer_whether_to_ask,
    hear_after_a_close,
    change_the_plan,
    let_a_stray_go,
    choose_for_them,
    answer_about_the_phone,
    hear_who_it_is_about,
    answer_what_follows,
    give_number,
    answer_who_is_safe,
    hear_what_is_taken_back,
    hear_what_is_refused,
    hear_what_is_put_aside,
    take_up_a_need,
    answer_a_child,
    take_about_a_draft,
    answer_about_contact,
    own_up_about_rules,
    answer_about_being_contacted,
    answer_about_the_summary,
    answer_beside_the_request,
    keep_for_the_worker,
    hear_a_wish_for_contact,
    own_up_about_credit,
    own_up_about_words,
    take_where,
    stay_with_where,
    say_what_goes_along,
    find_what_is_asked,
    pick_with_words,
    stay_with_the_list,
    stay_with_the_service,
    stay_with_being_contacted,
    take_the_guess,
    answer_a_sign,
    answer_about_us,
    stay_with_the_request,
    go_on_without_it,
    stay_after_danger,
    stay_with_them,
    leave_it_to_the_numbers,
    stay_where_we_were,
    ask_again,
    ask_engine,
    introduce,
)
"""In this order, until one decides the turn."""


class TurnTaker:
    """Takes a conversation's waiting texts, in order."""

    def __init__(
        self, database: Database, jobs: Jobs, engine: Engine, inbox: Inbox, outbox: Outbox, clock: Clock
    ) -> None:
        self._database = database
        self._tools = Tools(database, engine, clock, inbox.rules)
        self._writer = TurnWriter(database, jobs, inbox, outbox, clock)
        self._failures = Failures(database, outbox, clock)

    async def take_turns(self, parent_id: uuid.UUID) -> None:
        """Takes turns until no text waits. Raises EngineUnavailable, so that the job is tried again."""
        while await self._take_next(parent_id):
            pass

    async def _take_next(self, parent_id: uuid.UUID) -> bool:
        turn = await read_turn(self._database, parent_id)
        if turn is None:
            return False
        try:
            for step in STEPS:
                await step(turn, self._tools)
                if turn.decided:
                    break
            offer_the_second(turn)
            leave_out_who_is_asked(turn)
            await self._writer.write(turn)
        except EngineUnavailable:
            if not turn.holding:
                log.warning("the engine is away: a text waits for it: text=%s", turn.text.id)
            await self._failures.hold(turn)
            raise
        except TurnOvertaken:
            return True
        except TurnFailed as failed:
            log.error("a turn failed: text=%s reason=%s", turn.text.id, failed.reason)
            await self._failures.failed(turn)
        except Exception:  # a fault of ours; the job tells of it, and tries again in a little while
            await self._failures.failed(turn)
            raise
        return True
