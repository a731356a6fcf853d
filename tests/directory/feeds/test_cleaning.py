"""Foreign text comes out plain, whatever it was, and coming out twice changes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.directory.feeds import contacts
from bot.directory.feeds.cleaning import one_line, plain, shortened


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>Tea &amp; toast</p><p>Free</p>", "Tea & toast\nFree"),
        ("<ul><li>Tea</li><li>Toast</li></ul>", "- Tea\n- Toast"),
        ("Tea<br/>toast", "Tea\ntoast"),
        ("Tea<script>alert(1)</script> here", "Tea here"),
        ("<style>p{}</style><b onclick='x()'>Tea</b>", "Tea"),
        ("&lt;p&gt;Tea&lt;/p&gt;", "Tea"),
        ("<a href='javascript:x'>Tea", "Tea"),
        ("under 5s < 10 people > 2", "under 5s < 10 people > 2"),
        ("AT&T and R&D", "AT&T and R&D"),
        ("[Tea](https://example.org) **today**", "Tea today"),
        ("Tea\u202egniht\u202c\u200b", "Teagniht"),
        ("Tea\x00\x07\ud800", "Tea"),
        ("T\u0065\u0301a\u00a0 time\u2028now", "Téa time\nnow"),
        ("שלום وسهلا 👨‍👩‍👧", "שלום وسهلا 👨‍👩‍👧"),
        ("<!-- hidden --> Tea", "Tea"),
        ("<img src=x onerror=alert(1)>", ""),
    ],
)
def test_markup_and_tricks_go(written: str, read: str) -> None:
    assert plain(written) == read


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_kept_and_shown(text: str) -> None:
    cleaned = plain(text)
    assert cleaned.encode().decode() == cleaned
    assert "\x00" not in cleaned
    assert "\n" not in one_line(text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="<>&[]*_"), max_size=300))
@settings(max_examples=200, deadline=None)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=400), st.integers(20, 200))
@settings(deadline=None)
def test_shortened_texts_fit(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most


def test_whole_sentences_are_kept() -> None:
    assert shortened("Tea at four. Toast at five. Jam whenever you like.", 30) == "Tea at four. Toast at five."
    assert shortened("A sentence that goes on and on without end", 20) == "A sentence that..."


@pytest.mark.parametrize(
    "address",
    ["tea", "tea@", "@tea.org", "a b@c.org", "tea@example..org", "tea@localhost", "tea@exa_mple.org", "x" * 400],
)
def test_what_is_no_email_address(address: str) -> None:
    with pytest.raises(contacts.NotUsable):
        contacts.email(address)


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("www.example.org/tea", "https://www.example.org/tea"),
        (" http://example.org ", "http://example.org"),
        ("HTTPS://Example.org/Tea", "HTTPS://Example.org/Tea"),
    ],
)
def test_web_addresses(address: str, read: str) -> None:
    assert contacts.web(address) == read


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "http://127.0.0.1/admin",
        "http://[::1]/",
        "http://me:secret@example.org",
        "http://example.org:99999/",
        "example",
        "see our page",
        "ftp://example.org",
        "http://exa mple.org",
        "mailto:tea@example.org",
    ],
)
def test_what_is_no_web_address(address: str) -> None:
    with pytest.raises(contacts.NotUsable):
        contacts.web(address)


@pytest.mark.parametrize(
    "number", ["ask at the desk", "123456", "0141", "00000000000", "+1 212 555 0100", "1.31E+9", "999999999999", ""]
)
def test_what_is_no_phone_number(number: str) -> None:
    with pytest.raises(contacts.NotUsable):
        contacts.phone(number)


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_is_a_number_or_refused(text: str) -> None:
    for check in (contacts.phone, contacts.email, contacts.web):
        try:
            assert check(check(text)) == check(text)
        except contacts.NotUsable as wrong:
            said = str(wrong)
            assert said
