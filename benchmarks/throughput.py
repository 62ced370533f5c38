#!/usr/bin/env python3
"""Measure how fast articles are read, beside a spaCy pipeline, and that time grows linearly.

Usage: throughput.py [ARTICLES.jsonl] [--rounds N]

The articles (PolNeAR's form; without a file, made-up ones) go through `quotebank.extract` and, if
spaCy is installed, through a pipeline of en_core_web_sm's architecture (tok2vec, tagger, parser,
ner) with untrained weights, which do the same arithmetic. Rounds alternate; medians are printed,
one core, in megabytes of UTF-8 text a second of CPU time. Then each hostile text is read at one
size and at twice that: the ratio of the two times should be near 2.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import quotebank

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


def compare(texts: Sequence[str], rounds: int) -> None:
    """Print the throughput of both, and their ratio."""
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
    print(f"quotebank.extract  {1 / mine:7.3f} MB/s  ({len(texts)} articles, {size:.2f} MB)")
    if theirs:
        other = statistics.median(theirs)
        print(f"spaCy, untrained   {1 / other:7.3f} MB/s  ({len(few)} of them)")
        print(f"ratio              {other / mine:7.1f}")
    else:
        print("spaCy is not installed: no comparison")


def hostile(scale: int) -> dict[str, str]:
    """Make texts that slow readers down, of a size in thousands of code points."""
    size = scale * 1000
    return {
        "prose": _MADE_UP * (size // len(_MADE_UP)),
        "quotation marks": "“" * (size // 2) + "”" * (size // 2),
        "pairs of marks": '"a" ' * (size // 4),
        "straight marks": '"' * size,
        "apostrophes": "'a " * (size // 3),
        "capitalised words": "Ada " * (size // 4) + "“x,” he said",
        "one line of prose": (_MADE_UP * (size // len(_MADE_UP))).replace("\n", " "),
        "nested brackets": "“" + "[(" * (size // 4) + ")]" * (size // 4) + "” he said",
        "one long word": "a" * size + " “b,” he said",
        "blank lines": "\n " * (size // 2),
    }


def grow(scale: int) -> bool:
    """Print, for each hostile text, the ratio of the times at twice the size and at the size."""
    fine = True
    small, large = hostile(scale), hostile(2 * scale)
    for name, text in small.items():
        one = min(seconds(quotebank.extract, [text]) for _ in range(3))
        two = min(seconds(quotebank.extract, [large[name]]) for _ in range(3))
        ratio = two / one if one > 0.002 else 2.0
        fine = fine and ratio < 3
        print(f"{name:<18} {one:8.3f} s  {two:8.3f} s  ratio {ratio:5.2f}")
    return fine


def memory(megabytes: int) -> None:
    """Print the most memory that reading prose takes, as a multiple of the text."""
    text = _MADE_UP * (megabytes * 1_000_000 // len(_MADE_UP))
    quotebank.extract(_MADE_UP)
    tracemalloc.start()
    quotebank.extract(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"memory             {peak / sys.getsizeof(text):7.1f} times the text of {megabytes} MB")


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scale", type=int, default=200, help="thousands of code points")
    args = parser.parse_args()
    compare(articles_from(args.articles), args.rounds)
    fine = grow(args.scale)
    memory(2)
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
