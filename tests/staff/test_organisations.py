"""An agency's editor is added with an organisation that is known here, or the command says which are."""

import pytest

from bot.database.tables import Organisation
from bot.staff.organisations import check_organisation
from bot.staff.workers import NewWorker, StaffWrong


def somebody(organisation, role="agency_editor") -> NewWorker:
    return NewWorker("Eddie", "eddie@example.org", [role], [], organisation)


async def test_an_editor_of_an_unknown_organisation_is_refused_with_those_that_are_known(pace):
    async with pace.database.transaction() as session:
        session.add(Organisation(id="lantern", name="Lantern Parents", about="", sample=False))
    async with pace.database.reading() as session:
        with pytest.raises(StaffWrong, match=r"called Fife Gingerbread.+Lantern Parents"):
            await check_organisation(session, somebody("Fife Gingerbread"))
        for known in ("lantern", "lantern parents", None):
            await check_organisation(session, somebody(known))
        await check_organisation(session, somebody("Fife Gingerbread", "key_worker"))
