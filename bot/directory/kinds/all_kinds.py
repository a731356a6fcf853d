"""Every kind of content, and the one life that changes to them have."""

from bot.content.life import Kind, Life, Removable
from bot.content.publishing import Publishing
from bot.directory.kinds.form_kind import FormKind
from bot.directory.kinds.helplines import Helplines
from bot.directory.kinds.hubs import Hubs
from bot.directory.kinds.organisations import Organisations
from bot.directory.kinds.quick_replies import QuickReplies
from bot.directory.kinds.services import Services

PUBLISHING = Publishing()
FORM_KINDS: dict[str, FormKind] = {
    kind.name: kind for kind in (Organisations(), Services(), Helplines(), Hubs(), QuickReplies())
}
"""Those that are edited field by field; what others point to comes first."""
REMOVABLE: dict[str, Removable] = {kind.name: kind for kind in (Hubs(), QuickReplies())}
KINDS: dict[str, Kind] = {PUBLISHING.name: PUBLISHING, **FORM_KINDS}
LIFE = Life(KINDS)
