"""Spoils real samples as real feeds are spoilt: fields gone or of another kind, odd dates, broken bytes, wrong counts."""

import copy
import csv
import io
import json
import random
from collections.abc import Iterator
from typing import Any

ODD: tuple[Any, ...] = (
    None, "", " ", 0, -1, 1.5, 10**400, float("nan"), True, [], {}, [[]], [None], {"name": {"name": []}}, "null", "N/A",
    "<p>Tea &amp; <script>alert(1)</script></p>", "<b>" * 5000, "x" * 200_000, "a\x00b\ud800c\u202ed", "Ω≈ç√ 🎉" * 40,
    "31/02/2027", "2027-13-45T99:99:99Z", "12 mars 2027", "1e400", "0000-00-00", "2027-03-01T10:00:00+99:99",
    "http://[::1", "http://xn--.example/", "javascript:alert(1)", "ftp://x", "tel:+44", "a@b@c", "٠١٣١٤٩٦٠١١٢",
    "=1+1", "G1 1AA", "ZZ99 9ZZ", "S12000049", "active", "defunct", "99999999999999999999",
)  # fmt: skip


def mangled(sample: Any, chance: random.Random) -> bytes:
    """The sample as bytes, with a few things in it spoilt."""
    spoilt = {"": copy.deepcopy(sample)}
    for _ in range(chance.randint(1, 6)):
        places = [(spoilt, ""), *_places(spoilt.setdefault("", {}))]
        within, at = chance.choice(places)
        _spoil(within, at, chance)
    text = json.dumps(spoilt.get(""), ensure_ascii=chance.random() < 0.5)
    return _as_bytes(text, chance)


def mangled_csv(rows: list[list[str]], chance: random.Random) -> bytes:
    """The table as bytes, with a few cells, rows and habits of spreadsheets spoilt."""
    table = [list(row) for row in rows]
    for _ in range(chance.randint(1, 8)):
        row = chance.choice(table)
        match chance.randrange(5):
            case 0 if row:
                row[chance.randrange(len(row))] = str(chance.choice(ODD)).replace("\x00", "")[:140_000]
            case 1 if row:
                del row[chance.randrange(len(row))]
            case 2:
                row.append("one more")
            case 3:
                table.insert(chance.randrange(len(table)), list(chance.choice(table)))
            case _:
                chance.shuffle(row)
    written = io.StringIO(newline="")
    end = chance.choice(["\n", "\r\n", "\r"])
    csv.writer(written, delimiter=chance.choice(",;\t|"), lineterminator=end).writerows(table)
    return _as_bytes(written.getvalue(), chance)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in list(keys):
        yield value, key
        yield from _places(value[key])


def _spoil(within: Any, at: Any, chance: random.Random) -> None:
    value = within[at]
    match chance.randrange(6):
        case 0:
            del within[at]
        case 1 if isinstance(value, list) and value:
            value.append(copy.deepcopy(chance.choice(value)))
        case 2 if isinstance(value, dict):
            within[at] = list(value.values())
        case 3:
            within[at] = [value]
        case 4 if isinstance(within, dict):
            within[chance.choice(["id", "name", "data", "contents", "results", "services", "page", "next"])] = value
        case _:
            within[at] = chance.choice(ODD)


def _as_bytes(text: str, chance: random.Random) -> bytes:
    encoding = chance.choice(["utf-8"] * 4 + ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
    content = bytearray(text.encode(encoding, "surrogatepass" if encoding.startswith("utf-8") else "replace"))
    match chance.randrange(8):
        case 0:
            del content[chance.randrange(len(content) + 1) :]
        case 1 if content:
            for _ in range(chance.randint(1, 9)):
                content[chance.randrange(len(content))] = chance.randrange(256)
        case 2:
            at = chance.randrange(len(content) + 1)
            content[at:at] = b'\x00"\xff\xfe{'
        case _:
            pass
    return bytes(content)
