"""Every error of ours has one base, says what happened, and what to do about it."""


class PaceError(Exception):
    """Base of all errors that the product raises on purpose; its text is fit to be shown."""


class SettingsWrong(PaceError):
    """A setting is missing or wrong; the text names it and says what to do."""


class CannotStart(PaceError):
    """Something this machine lacks (a port, disk, network, Python) keeps us from starting."""


class NotGenuine(PaceError):
    """A webhook's signature or secret does not match: nobody we know sent it."""


class NotReadable(PaceError):
    """A provider's payload is not of the form that the provider documents."""


class EngineUnavailable(PaceError):
    """The engine did not answer in time, or is not there. The text waits and is tried again."""


class TurnFailed(PaceError):
    """The engine answered that it could not finish this turn; `reason` is its error word."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the engine could not finish the turn: {reason}")
        self.reason = reason


class TurnOvertaken(PaceError):
    """The conversation changed while the engine was thinking; the turn is taken again."""


class SendFailed(PaceError):
    """A provider refused a text for good. `code` is the provider's own, as text."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the provider refused the text ({code})")
        self.code = code


class SendLater(PaceError):
    """A provider asks us to try again, after `seconds` where it says so."""

    def __init__(self, code: str, seconds: float | None = None) -> None:
        super().__init__(f"the provider asks us to try again later ({code})")
        self.code = code
        self.seconds = seconds


class AddressClosed(SendFailed):
    """The parent cannot be texted there: opted out at the provider, or blocked the bot."""


class HeldBySomebodyElse(PaceError):
    """Another worker holds this handover; `holder` is their first name."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"{holder} has picked this up")
        self.holder = holder


class NotAllowed(PaceError):
    """The person signed in may not do this."""


class NotFound(PaceError):
    """There is no such thing, or the person signed in may not know of it."""
