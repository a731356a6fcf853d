"""Tests of single channels use the same running parts."""

from tests.stand_ins.fixtures import parts, telegram, twilio

__all__ = ["parts", "telegram", "twilio"]
