"""Several names as a sentence has them."""

from collections.abc import Sequence


def in_a_row(names: Sequence[str]) -> str:
    """`Mondays, Tuesdays and Fridays`; empty where there are none."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
