"""Who may open which route: the one list. A test walks every route of the app and finds each of them here."""

from bot.console.studio_access import STUDIO_ACCESS
from bot.staff.roles import EVERYBODY, INBOX_ROLES, ROTA_ROLES, Role

PUBLIC = "public"
"""Open to anybody: it shows nothing of anybody, or checks its caller in another way (a provider's signature)."""
ON_THIS_MACHINE = "on this machine"
"""Open on this very machine; anywhere else to anybody who signed in (`staff_guard`)."""

Who = frozenset[Role] | str
ACCESS: dict[str, Who] = {
    "GET /": EVERYBODY,
    "GET /sign-in": PUBLIC,
    "POST /sign-in": PUBLIC,
    "POST /sign-out": PUBLIC,
    "GET /welcome/{token}": PUBLIC,
    "POST /welcome/{token}": PUBLIC,
    "GET /health/live": PUBLIC,
    "GET /health/ready": PUBLIC,
    "GET /metrics": PUBLIC,
    "GET /open-referral": PUBLIC,
    "GET /open-referral/": PUBLIC,
    "GET /open-referral/services": PUBLIC,
    "GET /open-referral/services/{id}": PUBLIC,
    "MOUNT /static": PUBLIC,
    "POST /channels/sms/inbound": PUBLIC,
    "POST /channels/sms/status": PUBLIC,
    "POST /channels/sms/voice": PUBLIC,
    "POST /channels/telegram/webhook": PUBLIC,
    "GET /simulator": ON_THIS_MACHINE,
    "GET /simulator/new": ON_THIS_MACHINE,
    "GET /simulator/{parent_id}": ON_THIS_MACHINE,
    "GET /simulator/{parent_id}/phones": ON_THIS_MACHINE,
    "POST /simulator/{parent_id}/{style}/texts": ON_THIS_MACHINE,
    "GET /inbox": INBOX_ROLES,
    "GET /inbox/live": INBOX_ROLES,
    "GET /inbox/list/{name}": INBOX_ROLES,
    "GET /inbox/{parent_id}": INBOX_ROLES,
    "GET /inbox/{parent_id}/live": INBOX_ROLES,
    "POST /inbox/{parent_id}/pick-up": INBOX_ROLES,
    "POST /inbox/{parent_id}/take-over": INBOX_ROLES,
    "POST /inbox/{parent_id}/reply": INBOX_ROLES,
    "POST /inbox/{parent_id}/take-back": INBOX_ROLES,
    "POST /inbox/{parent_id}/settle": INBOX_ROLES,
    "POST /inbox/{parent_id}/finish": INBOX_ROLES,
    "POST /inbox/{parent_id}/hand-on": INBOX_ROLES,
    "POST /inbox/{parent_id}/bring-in": INBOX_ROLES,
    "POST /inbox/{parent_id}/no-longer-in": INBOX_ROLES,
    "POST /inbox/{parent_id}/note": INBOX_ROLES,
    "POST /inbox/{parent_id}/promise": INBOX_ROLES,
    "POST /inbox/{parent_id}/promise-done": INBOX_ROLES,
    "POST /inbox/{parent_id}/draft": INBOX_ROLES,
    "GET /overview": ROTA_ROLES,
    "GET /overview/live": ROTA_ROLES,
    "GET /hours": INBOX_ROLES,
    "POST /hours": INBOX_ROLES,
    "POST /hours/away": INBOX_ROLES,
    "POST /hours/back": INBOX_ROLES,
    "GET /alerts": INBOX_ROLES,
    "POST /alerts/email": INBOX_ROLES,
    "POST /alerts/telegram": INBOX_ROLES,
    "POST /alerts/push": INBOX_ROLES,
    "POST /alerts/let-go": INBOX_ROLES,
    "POST /alerts/try": INBOX_ROLES,
    "POST /hours/on-call": ROTA_ROLES,
    "POST /hours/off-call": ROTA_ROLES,
    **STUDIO_ACCESS,
}
