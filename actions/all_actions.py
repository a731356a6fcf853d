"""Every action, built with what it needs."""

from rasa_sdk.executor import ActionExecutor

from actions.another_language import AnotherLanguage
from actions.answer_yes import AnswerYes
from actions.ask_about_contact import AskAboutContact
from actions.ask_to_stop import AskToStop
from actions.base import PaceAction
from actions.cancel_request import CancelRequest
from actions.carry_on import CarryOn
from actions.check_in import CancelCheckIn, SetCheckIn
from actions.close_topic import CloseTopic
from actions.decline_area import DeclineArea
from actions.finish import Finish
from actions.greet import Greet
from actions.leave import Leave
from actions.let_go import LetGo, PersonOffered
from actions.linking import LinkPhones, UnlinkPhones
from actions.make_sense import MakeSense
from actions.may_ask import MayAsk
from actions.my_data import CorrectMyData, DeleteMyData, ShowMyData
from actions.my_plan import MyPlan
from actions.not_telling import NotTelling
from actions.note_needs import NoteNeeds
from actions.offer_others import OfferOthers
from actions.offer_services import OfferServices
from actions.person_already import PersonAlready
from actions.request_contact import RequestContact
from actions.request_person import RequestPerson
from actions.show_service import ShowService
from actions.starting_points import StartingPoints
from actions.still_you import AnotherPerson
from actions.summary import Summary
from actions.take_answer import TakeAnswer
from actions.take_area import TakeArea
from actions.take_hub import TakeHub
from actions.tell_more import TellMore
from actions.tell_worker import TellWorker
from actions.unclear import Unclear
from actions.voices import TakeVoice
from actions.which_one import WhichOne
from actions.wishes import Pause, TextCarefully
from actions.wrong_number import WrongNumber
from bot.conversation.open_questions import MORE
from bot.conversation.record import Records
from bot.database.session import Database
from bot.directory.areas import Areas
from bot.directory.needs import Needs
from bot.staff.ways import Way

OF_THE_PLAN = ("going_well", "good_at", "want", "how", "step", "reword_step", "reword_goal")
"""The open questions of a plan."""


def all_actions(database: Database, ways: frozenset[Way] = frozenset()) -> ActionExecutor:
    """An executor that knows every action of ours, reading from `database`. `ways` to reach workers are set up here."""
    executor = ActionExecutor()
    for action in _actions(Records(database, ways), Areas.from_content(), Needs()):
        executor.register_action(action)
    return executor


def _actions(records: Records, areas: Areas, needs: Needs) -> list[PaceAction]:
    set_check_in, correct, my_plan = SetCheckIn(records), CorrectMyData(), MyPlan(records)
    carefully, voice = TextCarefully(records), TakeVoice(records)
    takers: dict[str, PaceAction] = {
        "time": set_check_in,
        "set_time": set_check_in,
        "name": correct,
        "voice": voice,
        MORE: voice,
    }
    summary = Summary(records)
    link = LinkPhones(records)
    takers |= {"code": link}
    takers |= {"quiet": carefully, "stop_word": carefully, "summary": summary}
    takers |= dict.fromkeys(OF_THE_PLAN, my_plan)
    return [
        my_plan,
        carefully,
        voice,
        Pause(records),
        set_check_in,
        CancelCheckIn(records),
        correct,
        DeleteMyData(records),
        ShowMyData(records),
        TakeAnswer(takers),
        AnotherLanguage(needs),
        AnotherPerson(records),
        AnswerYes(records),
        AskAboutContact(records),
        AskToStop(),
        CancelRequest(records),
        CarryOn(records, needs),
        CloseTopic(records),
        DeclineArea(records, needs),
        Finish(records, needs),
        Greet(records),
        Leave(),
        LetGo(),
        link,
        UnlinkPhones(records),
        MakeSense(records, areas, needs),
        MayAsk(records),
        NotTelling(records, needs),
        NoteNeeds(records, areas, needs),
        OfferOthers(records, areas, needs),
        OfferServices(records, areas, needs),
        PersonAlready(records),
        PersonOffered(),
        RequestContact(records, needs),
        RequestPerson(records, needs),
        ShowService(records),
        StartingPoints(records, needs),
        summary,
        TakeArea(records, areas, needs),
        TakeHub(records),
        TellMore(records),
        TellWorker(records),
        Unclear(),
        WhichOne(records),
        WrongNumber(records),
    ]
