"""Measures the rules of risk on phrases: recall by risk, false alarms, what was missed, and time a text.

Usage: python scripts/measure_risk_rules.py [--missed] [--alarms] [--named] [--rules=FOLDER] FILE ...
A FILE is one of data/nlu/risks/*.yml or a JSONL file with `text` and `risk` (null where there is none).
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.errors import PaceError
from bot.safety.rules import Rules
from bot.safety.verdict import URGENCY

Phrase = tuple[str, str | None]


def phrases(path: Path) -> Iterator[Phrase]:
    """The texts of a file, each with its risk."""
    if path.suffix == ".jsonl":
        for line in path.read_text("utf-8").splitlines():
            entry = json.loads(line)
            yield entry["text"], entry.get("risk")
        return
    for group in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
        risk = group["intent"].removeprefix("risk/")
        for line in group["examples"].splitlines():
            yield line.removeprefix("- "), risk if risk in URGENCY else None


def main() -> None:
    """Prints the figures."""
    flags = {word for word in sys.argv[1:] if word.startswith("--")}
    folders = [Path(flag.removeprefix("--rules=")) for flag in flags if flag.startswith("--rules=")]
    try:
        rules = Rules.load(*folders)
    except PaceError as error:
        sys.exit(str(error))
    for name in sys.argv[1:]:
        if name not in flags:
            measure(rules, Path(name), flags)


def measure(rules: Rules, path: Path, flags: set[str]) -> None:
    """Prints the figures of one file."""
    told, noticed, named, alarms = Counter[str](), Counter[str](), Counter[str](), 0
    started, texts = time.perf_counter(), list(phrases(path))
    for text, risk in texts:
        verdict = rules.assess(text)
        kind = risk or "none"
        told[kind] += 1
        noticed[kind] += verdict.risk is not None
        named[kind] += verdict.risk == risk
        if risk is None and verdict.risk:
            alarms += 1
            if "--alarms" in flags:
                print(f"  alarm  {verdict.rule}: {text}")
        elif risk and verdict.risk is None and "--missed" in flags:
            print(f"  missed {risk}: {text}")
        elif risk and verdict.risk != risk and "--named" in flags:
            print(f"  named {verdict.rule} for {risk}: {text}")
    spent = (time.perf_counter() - started) / max(len(texts), 1)
    print(f"{path.name}: {len(texts)} texts, {spent * 1000:.2f} ms each")
    for kind in (*URGENCY, "none"):
        if told[kind]:
            right = "" if kind == "none" else f"  named right {named[kind]:4}"
            print(f"  {kind:18} {told[kind]:4}  noticed {noticed[kind]:4} = {noticed[kind] / told[kind]:.3f}{right}")


if __name__ == "__main__":
    main()
