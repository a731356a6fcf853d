"""All tables, so that one import knows the whole schema."""

from bot.database.tables.base import Table
from bot.database.tables.content import LiveWording, QuickReply, ShippedContent
from bot.database.tables.directory import Helpline, Hub, Organisation, Service
from bot.database.tables.handover import (
    OPEN_STATES,
    Draft,
    Handover,
    HandoverEntry,
    Mention,
    Presence,
    Promise,
    ReadLog,
)
from bot.database.tables.people import Address, Conversation, KeptNeed, OptOut, Parent
from bot.database.tables.staff import OnCall, SignInAttempt, SignInLink, StaffSession, TimeOff, Worker, WorkerHours
from bot.database.tables.texts import EarlyReceipt, InboundText, Offer, OutboundText

__all__ = [
    "OPEN_STATES",
    "Address",
    "Conversation",
    "Draft",
    "EarlyReceipt",
    "Handover",
    "HandoverEntry",
    "Helpline",
    "Hub",
    "InboundText",
    "KeptNeed",
    "LiveWording",
    "Mention",
    "Offer",
    "OnCall",
    "OptOut",
    "Organisation",
    "OutboundText",
    "Parent",
    "Presence",
    "Promise",
    "QuickReply",
    "ReadLog",
    "Service",
    "ShippedContent",
    "SignInAttempt",
    "SignInLink",
    "StaffSession",
    "Table",
    "TimeOff",
    "Worker",
    "WorkerHours",
]
