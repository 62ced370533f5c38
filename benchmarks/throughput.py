#!/usr/bin/env python3
"""Measure how fast articles are read, beside a spaCy pipeline, and that time and memory stay linear.

Usage: throughput.py [ARTICLES.jsonl] [--rounds N] [--scale F] [--json]

The articles (PolNeAR's form; without a file, made-up ones) go through `quotebank.extract` and, if
spaCy is installed, through a pipeline of en_core_web_sm's architecture (tok2vec, tagger, parser,
ner) with untrained weights, which do the same arithmetic. Rounds alternate; medians are printed,
one core, in megabytes of UTF-8 text a second of CPU time.

Then each long text is read at half its size and whole: the ratio of the two times should be near 2.
Wall clocks lie on a machine that others use, so that all times are of the process itself. Last, the
most memory that a long article takes is measured as a multiple of its text.

Each figure is printed beside its bar; the exit status is 1 where one is missed, else 0.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

import quotebank

#: Bars: times the throughput of spaCy, megabytes a second, twice the text's time, and memory in
#: multiples of the text (as UTF-8).
AGAINST_SPACY, MEGABYTES, GROWTH, MEMORY = 25.0, 1.0, 2.6, 20.0

_MADE_UP = """Ada Bell, who runs the county’s roads, closed the bridge on Monday after the third flood \
of the year.

“We could not wait any longer, and nobody who saw the water would have,” she said. “It will \
open in May.”

Ivo Stern, a spokesman for the ferry company, called the closure “a gift to us” and promised \
more boats. The company has lost money for years, and its owner sold two ships in the spring to \
pay for a third.

The county’s engineers wrote in a report that the piers were “sound, but tired.”

"""


def articles_from(path: Path | None) -> list[str]:
    """Read the texts; made-up ones where no file is given."""
    if path is None:
        return [_MADE_UP * 6 for _ in range(60)]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines if line.strip()]


def spacy_pipeline() -> Callable[[str], Any] | None:
    """Build the pipeline of en_core_web_sm, untrained; None where spaCy is not installed."""
    try:
        import spacy  # noqa: PLC0415
    except ImportError:
        return None
    nlp: Any = spacy.blank("en")
    width = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96,
             "depth": 4, "embed_size": 2000, "window_size": 1, "maxout_pieces": 3,
             "subword_features": True}  # fmt: skip
    nlp.add_pipe("tok2vec", config={"model": width})
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    tagger = nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}}
    )
    state = {"@architectures": "spacy.TransitionBasedParser.v2", "hidden_width": 64, "maxout_pieces": 2,
             "use_upper": True, "nO": None, "extra_state_tokens": False}  # fmt: skip
    parser = nlp.add_pipe(
        "parser", config={"model": {**state, "state_type": "parser", "tok2vec": shared}}
    )
    ner = nlp.add_pipe("ner", config={"model": {**state, "state_type": "ner", "tok2vec": width}})
    for label in range(50):
        tagger.add_label(f"T{label}")
    for label in range(45):
        parser.add_label(f"d{label}")
    for label in range(18):
        ner.add_label(f"E{label}")
    nlp.initialize()
    read: Callable[[str], Any] = nlp
    return read


def seconds(read: Callable[[str], Any], texts: Sequence[str]) -> float:
    """Time one pass over the texts, in CPU seconds."""
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


@frozen
class Figure:
    """One thing measured, with its bar."""

    name: str
    value: float
    unit: str
    #: What it must reach, or stay below; None where it only informs.
    at_least: float | None = None
    below: float | None = None
    detail: str = ""

    @property
    def met(self) -> bool:
        """Whether the bar is met."""
        low = self.at_least is None or self.value >= self.at_least
        return low and (self.below is None or self.value < self.below)

    def line(self) -> str:
        """The figure for people."""
        bar = ""
        if self.at_least is not None:
            bar = f"at least {self.at_least:g}"
        elif self.below is not None:
            bar = f"below {self.below:g}"
        verdict = ("" if self.met else "MISSED") if bar else ""
        return (
            f"{self.name:<40} {self.value:9.2f} {self.unit:<5} {bar:<12} {verdict:<7}{self.detail}"
        )

    def plain(self) -> dict[str, object]:
        """The figure for programs."""
        return {
            "name": self.name,
            "value": round(self.value, 4),
            "unit": self.unit,
            "at_least": self.at_least,
            "below": self.below,
            "met": self.met,
            "detail": self.detail,
        }


def compare(texts: Sequence[str], rounds: int) -> Iterator[Figure]:
    """Measure the throughput of both, and their ratio."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    spacy_read = spacy_pipeline()
    few = texts[: max(1, len(texts) // 6)]
    few_size = sum(len(text.encode()) for text in few) / 1e6
    quotebank.extract(texts[0])
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours.append(seconds(quotebank.extract, texts) / size)
        if spacy_read is not None:
            theirs.append(seconds(spacy_read, few) / few_size)
    mine = statistics.median(ours)
    yield Figure(
        "quotebank.extract",
        1 / mine,
        "MB/s",
        at_least=MEGABYTES,
        detail=f"{len(texts)} articles, {size:.2f} MB, median of {rounds} rounds",
    )
    if theirs:
        other = statistics.median(theirs)
        yield Figure("spaCy, untrained", 1 / other, "MB/s", detail=f"{len(few)} of them")
        yield Figure("quotebank.extract to spaCy", other / mine, "times", at_least=AGAINST_SPACY)


def _prose(size: int) -> str:
    return _MADE_UP * (size // len(_MADE_UP))


def _persons(size: int) -> str:
    # Every name is another one: what is kept of each must not be gone through for each.
    return "".join(
        f"“We lost it,” said Ada B{n:x}ll, mayor of Reno.\n".translate(_LETTERS)
        for n in range(size // 45)
    )


_LETTERS = str.maketrans("0123456789", "ghijkmnopq")

#: Long texts by name: what makes one of about so many code points, and how many of them.
LONG: dict[str, tuple[Callable[[int], str], int]] = {
    "an article": (_prose, 400_000),
    "one line of 10 MB": (lambda n: _prose(n).replace("\n", " "), 10_000_000),
    "a million marks, alone": (lambda n: '"' * n, 1_000_000),
    "a million marks, open then closed": (lambda n: "“" * (n // 2) + "”" * (n // 2), 1_000_000),
    "a million marks, in pairs": (lambda n: '"a" ' * (n // 4), 2_000_000),
    "apostrophes": (lambda n: "'a " * (n // 3), 1_000_000),
    "single marks around double ones": (lambda n: "‘No, “no”, no,’ he said. " * (n // 24), 400_000),
    "ten thousand capitalised words": (lambda n: "Ada " * (n // 4) + "“x,” he said", 40_000),
    "a thousand persons": (_persons, 90_000),
    "a description in each line": (
        lambda n: "“No,” a spokesman for the Reno Trust said.\n" * (n // 43),
        400_000,
    ),
    "a transcript": (lambda n: "BELL: I did not.\nSTERN: You did.\n" * (n // 33), 400_000),
    "nested brackets": (
        lambda n: "“" + "[(" * (n // 4) + ")]" * (n // 4) + "” he said",
        1_000_000,
    ),
    "one long word": (lambda n: "a" * n + " “b,” he said", 1_000_000),
    "blank lines": (lambda n: "\n " * (n // 2), 1_000_000),
}
#: A text is read again, and the least time counts, until so many seconds have gone.
_ENOUGH = 2.0
#: A reading that takes less is timed without the garbage collector, which goes over all objects
#: every now and then: whether it does so in a short reading is chance, in a long one it is a cost.
_SHORT = 0.5
#: A text that is read in less is too short to be timed.
_TOO_SHORT = 0.02


def least(text: str, *, collected: bool) -> float:
    """Time the reading of a text, in CPU seconds: the least of up to five times.

    Args:
        text: the text.
        collected: whether the garbage collector runs meanwhile, as it does for users.
    """
    best = spent = 0.0
    for _ in range(5):
        gc.collect()
        if not collected:
            gc.disable()
        try:
            took = seconds(quotebank.extract, [text])
        finally:
            gc.enable()
        best = took if not spent else min(best, took)
        spent += took
        if spent > _ENOUGH:
            break
    return best


def grow(scale: float) -> Iterator[Figure]:
    """Measure, for each long text, the ratio of the times of the whole and of half of it."""
    for name, (make, size) in LONG.items():
        whole = int(size * scale)
        half, text = make(whole // 2), make(whole)
        # A text that is too short to be timed is made longer, both alike.
        while least(half, collected=False) < _TOO_SHORT:
            half, text, whole = make(whole), make(2 * whole), 2 * whole
        collected = seconds(quotebank.extract, [half]) >= _SHORT
        one, two = least(half, collected=collected), least(text, collected=collected)
        yield Figure(
            f"twice {name}",
            two / one,
            "times",
            below=GROWTH,
            detail=f"{one:.3f} s and {two:.3f} s for {len(text):,} code points",
        )


def memory(megabytes: int) -> Figure:
    """Measure the most memory that reading prose takes, as a multiple of the text."""
    text = _prose(megabytes * 1_000_000)
    quotebank.extract(_MADE_UP)
    tracemalloc.start()
    quotebank.extract(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Figure(
        "memory to the text",
        peak / len(text.encode()),
        "times",
        below=MEMORY,
        detail=f"{peak / 1e6:.0f} MB for {len(text.encode()) / 1e6:.1f} MB of prose",
    )


def measure(articles: Path | None, rounds: int, scale: float) -> Iterator[Figure]:
    """Measure everything, one figure after another."""
    yield from compare(articles_from(articles), rounds)
    yield from grow(scale)
    yield memory(2)


def main() -> int:
    """Print all of it; the exit status says whether all bars are met."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scale", type=float, default=1.0, help="size of the long texts")
    parser.add_argument("--json", action="store_true", help="one object for programs")
    args = parser.parse_args()
    figures = []
    for figure in measure(args.articles, args.rounds, args.scale):
        figures.append(figure)
        if not args.json:
            print(figure.line(), flush=True)
    met = all(figure.met for figure in figures)
    compared = any(figure.name.endswith("to spaCy") for figure in figures)
    if args.json:
        print(
            json.dumps(
                {"met": met, "spacy": compared, "figures": [figure.plain() for figure in figures]},
                ensure_ascii=False,
            )
        )
    else:
        if not compared:
            print("spaCy is not installed: no comparison with it")
        print("all bars are met" if met else "a bar is MISSED")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
