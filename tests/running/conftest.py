"""Tests of real processes text through the providers' stand-ins."""

from tests.stand_ins.fixtures import telegram, twilio

__all__ = ["telegram", "twilio"]
