"""How fast `quotebank.verify` is, and how it grows.

    python benchmarks/verification_speed.py [--json] [--quotations N] [--articles N] [--scale X]
        [--polnear FOLDER]

Everything is made up by a fixed seed but the articles of `--polnear`, and each figure is a ratio of
two times of one run: against as many look-ups of a bank, against a plain scan of the sources, and of a
larger input against a smaller one by the unit. Memory is the greatest that Python held. Exit 1 where a
bar of issue 5 is missed.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import random
import re
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

from bank import Corpus

from quotebank.align import FUNCTION_WORDS
from quotebank.bank import Bank
from quotebank.extract import extract
from quotebank.model import Extraction
from quotebank.verify import verify, verify_quote
from quotebank.verify.findings import Report
from quotebank.verify.sources import SourceText

#: Bars of issue 5: name, and the most that the figure may be. Linear means that eight times the input
#: takes at most half as much again by the unit.
BARS = {
    "50 quotations against the bank, of 50 look-ups": 1.5,
    "50 quotations against the articles, of a plain scan": 3.0,
    "50 quotations of 5 real articles, of a plain scan": 3.0,
    "50 quotations of 50 real articles, of a plain scan": 3.0,
    "articles, time of each as they grow": 1.5,
    "articles, memory as they grow": 1.5,
    "draft, time by the byte as it grows": 1.5,
    "source, time by the byte as it grows": 1.5,
    "quotation, time by the word as it grows": 1.5,
}

_NAMES = "Ada Quill,Tom Brack,Nora Vell,Ines Carrow,Piet Marn,Lena Osk,Jo Marsh,Orla Finn".split(
    ","
)


class Press:
    """Writes articles: words by Zipf's law, the commonest of them English words of grammar."""

    def __init__(self) -> None:
        chance = random.Random(3)
        made = dict.fromkeys(
            sorted(FUNCTION_WORDS - {"it's", "i'm", "that's", "we're", "they're", "don't"})
        )
        while len(made) < 20_000:
            made["".join(chance.choices("etaoinshrdlucmfwypvbgk", k=chance.randint(4, 10)))] = None
        self.words = list(made)
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(made))))

    def sentence(self, chance: random.Random, size: int) -> str:
        """Write a sentence of so many words."""
        words = chance.choices(self.words, cum_weights=self.weights, k=size)
        return " ".join(words).capitalize()

    def article(self, number: int, quotations: int = 10) -> tuple[str, list[tuple[str, str]]]:
        """Write an article of about 4,500 code points; give what is said in it, and by whom."""
        chance = random.Random(number)
        lines, said = [], []
        for k in range(quotations):
            name = _NAMES[(number + k) % len(_NAMES)]
            words = self.sentence(chance, chance.randint(12, 28))
            lines += [f"{self.sentence(chance, 50)}.", f"“{words},” said {name}."]
            said.append((words, name))
        return "\n\n".join(lines) + "\n", said

    def draft(self, said: list[tuple[str, str]]) -> str:
        """Write a draft that quotes truly."""
        return "\n\n".join(f"“{words},” said {name}." for words, name in said) + "\n"


def took(work: Callable[[], object], times: int = 3) -> float:
    """Give the median time of some work, in seconds."""
    seconds = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def against_bank(size: int) -> Iterator[tuple[str, float]]:
    """Verify fifty quotations against a bank, and look the same fifty up."""
    corpus = Corpus(size)
    stream, held = corpus.quotes(), []
    with tempfile.TemporaryDirectory() as folder, Bank.create(Path(folder) / "bank") as bank:
        while batch := list(itertools.islice(stream, 5000)):
            bank.ingest(batch, batch=5000)
            held += batch[:: max(1, size // 1000)]
        chosen = random.Random(5).sample(held, 50)
        names = itertools.cycle(_NAMES)
        draft = extract(
            "\n\n".join(f"“{q.text},” said {name}." for q, name in zip(chosen, names, strict=False))
        )
        claimed = [quote.text for quote in draft.quotes]
        lookups = took(lambda: [bank.closest(words) for words in claimed])
        verified = took(lambda: verify(draft, bank))
        yield "50 quotations against the bank, of 50 look-ups", verified / lookups


def scan(draft: Extraction, texts: list[str]) -> int:
    """Look in every text, its case folded, for the three longest words of every quotation."""
    rarest = [
        sorted({w.strip(".,") for w in quote.text.casefold().split()}, key=lambda w: (-len(w), w))[
            :3
        ]
        for quote in draft.quotes
    ]
    hits = 0
    for text in texts:
        folded = text.casefold()
        hits += sum(word in folded for words in rarest for word in words)
    return hits


_QUOTED = re.compile(r'(?:^|\s)["“]([A-Z][^"“”\n]{60,200}[.,!?])["”]')


def against_real_articles(folder: Path) -> Iterator[tuple[str, float]]:
    """Verify fifty quotations of real articles against all of them."""
    lines = itertools.chain.from_iterable(
        (folder / f"{name}.jsonl").read_text("utf-8").splitlines() for name in ("train", "dev")
    )
    texts = [json.loads(line)["text"] for line in lines]
    random.Random(3).shuffle(texts)
    quoted = [found for text in texts if (found := list(dict.fromkeys(_QUOTED.findall(text))))]
    chosen = {
        5: [words for found in quoted if len(found) >= 10 for words in found[:10]][:50],
        50: [found[0] for found in quoted[:50]],
    }
    for count, quotations in chosen.items():
        draft = extract("\n\n".join(f"“{words}” said Ada Quill." for words in quotations))
        whole = took(lambda: verify(draft, texts), 5)  # noqa: B023 - called within the step
        scanned = took(lambda: scan(draft, texts), 5)  # noqa: B023
        yield f"50 quotations of {count} real articles, of a plain scan", whole / scanned


def against_articles(count: int) -> Iterator[tuple[str, float]]:
    """Verify fifty quotations of five articles against many, and scan these for the rarest words."""
    press = Press()
    texts, said = [], []
    for number in range(count):
        text, quotations = press.article(number)
        texts.append(text)
        if number % (count // 5) == 0:
            said += quotations
    draft = extract(press.draft(said[:50]))
    found = verify(draft, texts)
    assert len(found) == 50
    assert {str(finding.wording) for finding in found} == {"verbatim"}
    whole = took(lambda: verify(draft, texts), 5)
    scanned = took(lambda: scan(draft, texts), 5)
    yield "50 quotations against the articles, of a plain scan", whole / scanned
    one = extract(press.draft(said[:1]))
    few = took(lambda: verify(one, texts[: count // 8]), 5)
    yield "articles, time of each as they grow", took(lambda: verify(one, texts), 5) / few / 8
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        for number, text in enumerate(texts):
            (path / f"{number % 8}").mkdir(exist_ok=True)
            (path / f"{number % 8}" / f"{number:05}.txt").write_text(text * 4, "utf-8")
        small = _memory(lambda: verify(one, path / "0"))
        yield "articles, memory as they grow", _memory(lambda: verify(one, path)) / small


def _memory(work: Callable[[], Report]) -> float:
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return float(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()


def growing(scale: float) -> Iterator[tuple[str, float]]:
    """Verify a large draft, a large source and a long quotation, and an eighth of each."""
    press = Press()
    chance = random.Random(9)
    source, said = press.article(0)

    def grown(make: Callable[[int], Callable[[], object]], size: int) -> float:
        small, large = make(size // 8), make(size)
        few = took(small, 1)
        return took(large, 1) / few / 8

    def large_draft(size: int) -> Callable[[], object]:
        text = press.draft(said)
        text *= max(1, size // len(text))
        return lambda: verify(text, source)

    name = "draft, time by the byte as it grows"
    yield name, grown(large_draft, int(10_000_000 * scale))
    filler = "".join(press.article(number)[0] for number in range(1, 40))

    def large_source(size: int) -> Callable[[], object]:
        text = filler * max(1, size // len(filler)) + source
        claim: Extraction = extract(press.draft(said[:3]))
        return lambda: verify(claim, text)

    yield "source, time by the byte as it grows", grown(large_source, int(100_000_000 * scale))

    def long_quotation(size: int) -> Callable[[], object]:
        words = press.sentence(chance, size)
        speech = SourceText(text=f"{words}.", speaker="Ada Quill")
        claimed = words.replace(" the ", " a ", 3)
        return lambda: verify_quote(claimed, "Ada Quill", against=speech)

    yield "quotation, time by the word as it grows", grown(long_quotation, int(1_000_000 * scale))


def main() -> int:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="one object with all figures")
    parser.add_argument("--quotations", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--scale", type=float, default=1.0, help="of the large inputs")
    parser.add_argument("--polnear", type=Path, help="folder of train.jsonl and dev.jsonl")
    options = parser.parse_args()
    figures: dict[str, float] = {}
    parts = [
        against_articles(options.articles), against_bank(options.quotations), growing(options.scale)
    ]  # fmt: skip
    if options.polnear:
        parts.insert(0, against_real_articles(options.polnear))
    elif not options.json:
        print("without --polnear, nothing is measured on real articles")
    for name, figure in itertools.chain.from_iterable(parts):
        figures[name] = round(figure, 3)
        if not options.json:
            missed = "" if figure <= BARS[name] else "  MISSED"
            print(f"{name:55} {figure:7.2f}  (at most {BARS[name]}){missed}", flush=True)
    missed_bars = sorted(name for name, figure in figures.items() if figure > BARS[name])
    if options.json:
        print(json.dumps({"figures": figures, "bars": BARS, "missed": missed_bars}, indent=1))
    return 1 if missed_bars else 0


if __name__ == "__main__":
    sys.exit(main())
