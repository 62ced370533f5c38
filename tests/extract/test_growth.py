"""Twice the text takes twice the work: counted in calls, so that no clock is needed.

benchmarks/throughput.py measures the time itself, on texts a thousand times as long.
"""

from __future__ import annotations

import cProfile
import pstats

import pytest

from quotebank import extract

REPEATED = {
    "one speaker": "“No,” said Ada Bell, mayor of Reno.\n",
    "a description each time": "“No,” said a spokesman for the Reno Trust.\n",
    "signs": "Signs reading “No more” were up.\n",
    "an office on every line": "Some Labour figures left. MP Ada Bell left.\n",
    "pronouns": "“No,” she said. ",
    "pairs of marks": '"a" ',
    "marks never closed": "“No more of it\n",
    "single marks around double ones": "‘No, “no”, no,’ said Ada Bell. ",
    "single marks that may open": "‘no “a” ",
    "turns of a transcript": "BELL: No, I did not.\nSTERN: Yes, you did.\n",
    "signatures": "“No, I did not.”\n— Ada Bell\n",
    "insertions": "“[a] … [b],” said Ada Bell. ",
    "organizations and their letters": "The Reno River Institute (RRI) said “no.” ",
    "titles": "Sen. Rep. former ",
    "possessives": "Ada’s Bell’s Ivo’s ",
    "labels never ended": "BELL, A A A A A A A A A",
}


def calls(text: str) -> int:
    """Count the calls that reading a text takes."""
    profile = cProfile.Profile()
    profile.runcall(extract, text)
    stats: dict[object, tuple[int, int, float, float, object]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    return sum(row[1] for row in stats.values())


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_twice_the_text_takes_twice_the_calls(unit: str) -> None:
    """Whatever is repeated: names, marks, labels, what is said of somebody."""
    extract(unit)
    count = 8000 // len(unit)
    once, twice = calls(unit * count), calls(unit * 2 * count)
    assert twice < 2.3 * once + 2000
