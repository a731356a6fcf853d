"""The figures in the browser: the same as at a terminal, with small numbers hidden, for those whose work it is."""

import re

from bot.running.report_commands import report
from tests.desks import Looking
from tests.reports.test_figures import some

ROW = re.compile(r"<tr><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td></tr>")


async def test_it_shows_what_the_report_shows_and_hides_few(pace, clock, staff):
    await some(pace, 6, "fife", "housing", chosen="a")
    await some(pace, 2, "glasgow", "debt")
    clock.set("2027-04-01 10:30")
    await some(pace, 5, "north_lanarkshire", "housing")
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    page = (await moira.get("/figures")).text
    april, march = page.split('aria-labelledby="of-')[1:]
    assert ("April 2027" in april, "March 2027" in march) == (True, True)
    assert ("were offered services", "Fife", "housing", "5") in ROW.findall(march)
    assert ("were offered services", "All areas", "debt", "under 5") in ROW.findall(march)
    assert ("texted us", "North Lanarkshire", "any", "5") in ROW.findall(april)
    shown = (await report(pace.settings, "", "")).splitlines()[1:]
    assert len(ROW.findall(page)) == len(shown)
    only = (await moira.get("/figures?from=2027-04&to=2027-04")).text
    assert ("April 2027</h2>" in only, "March 2027</h2>" in only) == (True, False)
    assert '<option value="2027-04" selected>' in only
    wrong = await moira.get("/figures?from=April")
    assert (wrong.status_code, "April is no month" in wrong.text) == (422, True)


async def test_the_file_is_the_one_of_the_command(pace, staff):
    await some(pace, 6, "fife", "housing")
    lena = await staff("Lena", roles=["lead_partner"], areas=[])
    file = await lena.get("/figures/csv?from=2027-03&to=")
    assert file.text == await report(pace.settings, "2027-03", "", as_csv=True)
    assert file.headers["content-type"].startswith("text/csv")
    assert "figures.csv" in file.headers["content-disposition"]
    assert (await lena.get("/figures/csv?from=x")).status_code == 422


async def test_it_is_linked_for_those_it_is_open_to(staff):
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    assert 'href="/figures"' in (await moira.get("/overview")).text
    assert "nothing to count yet" in (await moira.get("/figures")).text
    lena = await staff("Lena", roles=["lead_partner"], areas=[])
    assert 'href="/figures"' in (await lena.get("/admin")).text
    safia = await staff("Safia", roles=["safeguarding_lead"], areas=[])
    assert 'href="/figures"' not in (await safia.get("/overview")).text
    assert (await safia.get("/figures")).status_code == 403


async def test_it_reads_well_and_downloads(pace, at_desk):
    await some(pace, 6, "fife", "housing", chosen="a")
    for kind, width, scheme in (("laptop", 1180, "light"), ("phone", 375, "dark")):
        name = f"Moira{kind}"
        page = await at_desk(name, ("supervisor",), viewport={"width": width, "height": 760}, color_scheme=scheme)
        look = Looking(page, f"{kind}-{scheme}")
        await look.at("/overview", "overview-figures")
        await page.get_by_role("link", name="Figures by month").click()
        await page.get_by_role("heading", name="March 2027").wait_for()
        await look.here("figures")
        await page.get_by_label("From").select_option("March 2027")
        await page.get_by_role("button", name="Show").click()
        await page.wait_for_url(re.compile("from=2027-03"))
        async with page.expect_download() as given:
            await page.get_by_role("link", name="Download as a table (CSV)").click()
        assert (await given.value).suggested_filename == "figures.csv"
