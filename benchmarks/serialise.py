"""Measure JSON Lines against the least that any reader or writer must do.

    python benchmarks/serialise.py [--json] [--quotations N] [--rounds N]

Writing is compared with plain cattrs and `json.dumps`, reading with `json.loads` and the models'
constructors called by hand, in turns within one run. Medians; exit 1 where a bar is missed. What is
written and read are made-up quotations of an ordinary size: one or two segments, source, cue, a
speaker with an affiliation, and a document.
"""

from __future__ import annotations

import argparse
import io
import json
import platform
import random
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import cattrs

from quotebank.dates import PartialDate
from quotebank.errors import DataError
from quotebank.model import (
    Affiliation,
    Attribution,
    Document,
    Organization,
    Passage,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
    organization_id,
    quote_id,
    speaker_id,
)
from quotebank.serialise import read_jsonl, write_jsonl

#: At least this much of the speed of the comparison (issue 2).
BAR = 0.5
#: Bytes that writing or reading may hold at once, whatever the number of quotations.
MEMORY_BAR = 4 << 20

_WORDS = (
    "river council winter budget nobody answered harbour tunnel promise quietly second engine "
    "letter market window teacher border ancient signal garden"
).split()


def quotations(count: int) -> Iterator[Quote]:
    """Make quotations up, the same ones each time, ten to a document."""
    chance = random.Random(2024)
    for number in range(-(-count // 10)):
        name = f"Body {number % 500}"
        body = Organization(id=organization_id(name), name=name, aliases=("B",))
        lines = [" ".join(chance.choices(_WORDS, k=24)) for _ in range(10)]
        text = "".join(f"“{line[:70]},” Ann Example said. “{line[70:]}.”\n" for line in lines)
        document = Document.from_text(
            text,
            title=f"Report {number}",
            publisher="The Example",
            authors=["A. Writer"],
            url=f"https://example.org/{number}",
            published=PartialDate(2024, number % 12 + 1, number % 28 + 1),
        )
        printed = attrs.evolve(document, text=None)  # The plain way would write it each time.
        start = 0
        for line in lines[: count - 10 * number]:
            passage = partial(_passage, text, start)
            yield _quotation(printed, body, f"Ann Example {chance.randrange(2000)}", passage, line)
            start = text.index("\n", start) + 1


def _passage(text: str, start: int, words: str) -> Passage:
    place = text.index(words, start)
    return Passage.of(text, place, place + len(words))


def _quotation(
    document: Document, body: Organization, name: str, passage: Callable[[str], Passage], line: str
) -> Quote:
    segments = (passage(line[:70]), passage(line[70:] + "."))
    speaker = Speaker(id=speaker_id(SpeakerKind.PERSON, name), name=name)
    source = passage("Ann Example")
    return Quote(
        id=quote_id(document.id, segments),
        kind=QuoteKind.DIRECT,
        segments=segments,
        attribution=Attribution(source=(source,), cue=(passage("said"),), probability=0.875),
        speaker=speaker,
        document=document,
        affiliations=(
            Affiliation(
                speaker=speaker,
                document=document,
                role="director",
                organization=body,
                evidence=(source,),
            ),
        ),
    )


def write_plainly(quotes: list[Quote], path: Path) -> None:
    """Write with cattrs as it comes and `json.dumps`: every field, no format, no checks."""
    converter = cattrs.Converter()
    converter.register_unstructure_hook(PartialDate, str)
    with path.open("w", encoding="utf-8") as stream:
        for quote in quotes:
            stream.write(json.dumps(converter.unstructure(quote), ensure_ascii=False) + "\n")


def read_plainly(path: Path) -> Iterator[Quote]:
    """Read with `json.loads` and the constructors, with nothing checked but by the models."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield _quote(json.loads(line))


def _quote(row: dict[str, Any]) -> Quote:
    speaker = Speaker(**(row["speaker"] | {"aliases": tuple(row["speaker"].get("aliases", ()))}))
    printed = row["document"]
    document = Document(
        id=printed["id"],
        title=printed.get("title"),
        publisher=printed.get("publisher"),
        authors=tuple(printed.get("authors", ())),
        url=printed.get("url"),
        published=PartialDate.parse(printed["published"]) if "published" in printed else None,
        published_inferred=printed.get("published_inferred"),
        sha256=printed.get("sha256"),
        corrections=tuple(printed.get("corrections", ())),
    )
    said = row["attribution"]
    return Quote(
        id=row["id"],
        kind=row["kind"],
        segments=_passages(row["segments"]),
        attribution=Attribution(
            source=_passages(said.get("source", ())),
            cue=_passages(said.get("cue", ())),
            content=_passages(said.get("content", ())),
            probability=said.get("probability"),
        ),
        speaker=speaker,
        document=document,
        affiliations=tuple(
            Affiliation(
                speaker=speaker,
                document=document,
                role=a.get("role"),
                organization=_organization(a["organization"]) if "organization" in a else None,
                area=a.get("area"),
                status=a["status"],
                evidence=_passages(a.get("evidence", ())),
            )
            for a in row.get("affiliations", ())
        ),
    )


def _organization(row: dict[str, Any]) -> Organization:
    return Organization(id=row["id"], name=row.get("name"), aliases=tuple(row.get("aliases", ())))


def _passages(rows: list[dict[str, Any]]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            Span(row["span"]["start"], row["span"]["end"]),
            row["text"],
            prefix=row.get("prefix", ""),
            suffix=row.get("suffix", ""),
        )
        for row in rows
    )


def timed(action: Callable[[], object]) -> float:
    """Give the seconds that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def exhaust(values: Iterator[object]) -> int:
    """Take all values and keep none."""
    return sum(1 for _ in values)


def peak(action: Callable[[], object]) -> int:
    """Give the most bytes that an action held at once."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _time_with_a_fault(path: Path, count: int) -> list[float]:
    """Time the reading of some lines, and of the same with a fault in the last."""
    with path.open("rb") as stream:
        lines = list(islice(stream, count))
    sound = timed(lambda: exhaust(read_jsonl(io.BytesIO(b"".join(lines)))))
    lines[-1] = lines[-1].replace(b'"kind":"direct"', b'"kind":"loud"')

    def read() -> None:
        with suppress(DataError):
            exhaust(read_jsonl(io.BytesIO(b"".join(lines))))

    return [sound, timed(read)]


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Take all figures."""
    quotes = list(quotations(count))
    with tempfile.TemporaryDirectory() as directory:
        path, plain = Path(directory, "ours.jsonl"), Path(directory, "plain.jsonl")
        turns: dict[str, Callable[[], object]] = {
            "write": lambda: write_jsonl(quotes, path),
            "write_plainly": lambda: write_plainly(quotes, plain),
            "read": lambda: exhaust(read_jsonl(path)),
            "read_plainly": lambda: exhaust(read_plainly(path)),
        }
        seconds: dict[str, list[float]] = {name: [] for name in turns}
        for _ in range(rounds):
            for name, turn in turns.items():
                seconds[name].append(timed(turn))
        assert all(map(Quote.__eq__, read_jsonl(path), quotes)), (
            "what was read is not what was written"
        )
        sample = min(count, 10_000)
        faulty = _time_with_a_fault(path, sample)
        memory = {
            "write": peak(lambda: write_jsonl(quotations(sample), path)),
            "read": peak(lambda: exhaust(read_jsonl(path))),
        }
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    ratios = {
        name: statistics.median(
            theirs / ours
            for ours, theirs in zip(seconds[name], seconds[f"{name}_plainly"], strict=True)
        )
        for name in ("write", "read")
    }
    return {
        "python": platform.python_version(),
        "quotations": count,
        "rounds": rounds,
        "seconds": medians,
        "speed_ratio": ratios,
        "speed_bar": BAR,
        "seconds_without_and_with_a_faulty_line": faulty,
        "peak_bytes": memory,
        "peak_bytes_bar": MEMORY_BAR,
        "peak_bytes_quotations": sample,
        "met": min(ratios.values()) >= BAR and max(memory.values()) <= MEMORY_BAR,
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quotations", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    figures = measure(options.quotations, options.rounds)
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        for name in ("write", "read"):
            print(
                f"{name}: {figures['seconds'][name]:.2f} s for {figures['quotations']} quotations, "
                f"{figures['speed_ratio'][name]:.2f} of the plain way's speed (bar {BAR}), "
                f"{figures['peak_bytes'][name] / 1e6:.2f} MB at most"
            )
    return 0 if figures["met"] else 1


if __name__ == "__main__":
    sys.exit(main())
