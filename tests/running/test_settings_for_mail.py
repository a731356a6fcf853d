"""Settings of e-mail to workers: what is wrong is told in one line that says what to do."""

import pytest

from bot.errors import SettingsWrong
from bot.settings import read_settings
from bot.staff.ways import Way, ways_set_up


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"smtp_url": "mail.example.org"}, "SMTP_URL: has to be a mail server's address such as smtp://"),
        ({"smtp_url": "http://mail.example.org"}, "SMTP_URL: has to be a mail server's address such as smtp://"),
        ({"smtp_url": "smtp://mail.example.org"}, "SMTP_FROM: set it to the address that e-mails"),
        ({"smtp_url": "smtp://mail.example.org", "smtp_from": "nobody"}, "SMTP_FROM: set it to the address"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(given: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsWrong, match=told) as wrong:
        read_settings(**given)
    assert "\n" not in str(wrong.value)


def test_each_way_is_there_once_its_settings_are() -> None:
    mail = {"smtp_url": "smtps://a:b@mail.example.org", "smtp_from": "Pace <a@example.org>"}
    assert ways_set_up(read_settings(public_url="http://203.0.113.5")) == frozenset()
    assert ways_set_up(read_settings(public_url="https://pace.example.org", **mail)) == {Way.EMAIL, Way.PUSH}
    assert ways_set_up(read_settings(telegram_bot_token="1:a")) == {Way.TELEGRAM, Way.PUSH}
