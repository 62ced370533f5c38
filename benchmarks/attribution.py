#!/usr/bin/env python3
"""Read articles and write what is found, in the form that PolNeAR's `score.py` takes.

Usage: attribution.py GOLD.jsonl > predictions.jsonl
       attribution.py GOLD.jsonl --floors

GOLD.jsonl holds an article a line, with "id", "text" and, where known, "title", "author",
"publisher" and "published". Everything comes from `quotebank.extract`. With `--floors`, `score.py`
and, where there is one, `GOLD_speakers.jsonl`, both beside GOLD.jsonl, score the predictions; the
figures are compared with the floors below, and one that is lower makes the exit status 1.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import quotebank
from quotebank import (
    Affiliation,
    Document,
    Extraction,
    InvalidValueError,
    Organization,
    PartialDate,
    Quote,
)

#: Reached on PolNeAR's dev articles; raise them with the figures, and never lower them.
FLOORS = {
    ("end to end", "f1"): 0.918,
    ("unattributed", "f1"): 0.66,
    ("detection", "f1"): 0.965,
    ("speakers", "f1"): 0.915,
    ("speaker recall by source", "pronoun"): 0.90,
    ("affiliations", "f1"): 0.805,
}


def document_of(article: dict[str, Any]) -> Document:
    """Describe the document as far as the corpus does."""
    try:
        published = PartialDate.parse(article["published"]) if article.get("published") else None
    except InvalidValueError:
        published = None
    return Document.from_text(
        article["text"],
        title=article.get("title") or None,
        publisher=article.get("publisher") or None,
        authors=[article["author"]] if article.get("author") else (),
        published=published,
    )


def predictions_of(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """Write each quotation in the scorer's form.

    Where the attribution is implicit, the source is where the article named that speaker last.
    """
    last: dict[str, list[int]] = {}
    for quote in extraction.quotes:
        source = [[p.span.start, p.span.end] for p in quote.attribution.source]
        if source:
            last[quote.speaker.id] = source[0]
        yield {
            "kind": str(quote.kind),
            "segments": [[p.span.start, p.span.end] for p in quote.segments],
            "content": [[p.span.start, p.span.end] for p in quote.content],
            "cue": next(([p.span.start, p.span.end] for p in quote.attribution.cue), None),
            "source": source[0] if source else last.get(quote.speaker.id),
            "speaker": quote.speaker.label,
            "affiliations": list(capacities(quote)),
        }


def capacities(quote: Quote) -> Iterator[dict[str, str | None]]:
    """Write the affiliations of a speaker in the scorer's form."""
    for affiliation in quote.affiliations:
        body, served = affiliation.organization, affiliation.principal
        of_what = (
            printed(affiliation, body) if body else served.label if served else affiliation.area
        )
        yield {
            "role": affiliation.role,
            "organization": of_what,
            "status": str(affiliation.status),
        }


def printed(affiliation: Affiliation, body: Organization) -> str:
    """Name an organization as the statement does: by its letters where only those stand there.

    The corpus's annotators copy what is printed ("FBI director"), while an `Organization` is known
    by its fullest name in the article and keeps the others as aliases.
    """
    told = " ".join(passage.text for passage in affiliation.evidence)
    return next((n for n in (body.label, *body.aliases) if n in told), body.label)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def predict(path: Path) -> Iterator[dict[str, Any]]:
    """Read every article of a file."""
    for article in read_lines(path):
        extraction = quotebank.extract(article["text"], document=document_of(article))
        yield {"id": article["id"], "quotations": list(predictions_of(extraction))}


def load_scorer(folder: Path) -> ModuleType:
    """Import the corpus's own scorer."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no score.py beside the articles in {folder}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def check_floors(path: Path) -> bool:
    """Print the figures beside their floors; say whether all are reached."""
    scorer = load_scorer(path.parent)
    sheet = path.with_name(f"{path.stem}_speakers.jsonl")
    speakers = {s["id"]: s for s in read_lines(sheet)} if sheet.exists() else None
    predictions = {p["id"]: p["quotations"] for p in predict(path)}
    figures, _ = scorer.score(list(read_lines(path)), predictions, speakers)
    sys.stdout.write(json.dumps(scorer.rounded(figures), indent=2, ensure_ascii=False) + "\n")
    fine = True
    for (name, part), floor in FLOORS.items():
        if name not in figures:
            continue
        reached = figures[name][part]
        fine = fine and reached >= floor
        mark = "" if reached >= floor else "  BELOW"
        sys.stdout.write(f"{name:<24} {part:<7}  {reached:.4f}  floor {floor:.4f}{mark}\n")
    return fine


def main() -> None:
    """Write predictions, or compare them with the floors."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--floors", action="store_true")
    args = parser.parse_args()
    if args.floors:
        sys.exit(0 if check_floors(args.gold) else 1)
    for prediction in predict(args.gold):
        sys.stdout.write(json.dumps(prediction, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
