"""Train the weights that rank the antecedents of pronouns and descriptions.

Usage: train_speakers.py POLNEAR_DIR [--write]

POLNEAR_DIR holds score.py, dev.jsonl with dev_speakers.jsonl, which says who speaks in it, and
train.jsonl. Who speaks in some articles of the latter stands in speaker_cases.json beside this
file, without a word of theirs: an article is known by the digest of its text, a quotation by where
it starts, and a speaker by where a full name stands. A conditional logit over the candidates of
each quotation is fitted by plain gradient descent, pulled towards the hand-set prior in PRIOR: with
some hundreds of pronouns, what the data do not say is left to the prior. Five-fold figures by
article come first; --write fits on all of them and writes speaker_weights.json. Nothing but the
standard library is used, and nothing is random.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import json
import math
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from quotebank.extract.affiliations import find_affiliations
from quotebank.extract.descriptions import Dossier
from quotebank.extract.entities import find_entities
from quotebank.extract.resolve import Resolver

CASES = Path(__file__).with_name("speaker_cases.json")
PRIOR = json.loads((Path(__file__).parent / "speaker_prior.json").read_text())
antecedents = importlib.import_module("quotebank.extract.antecedents")
WEIGHTS = Path(str(antecedents.__file__)).with_name("speaker_weights.json")
Instance = tuple[int, list[list[str]], int]
#: The full names of who speaks in each quotation, by the quotation's number in its article.
Names = dict[int, list[str]]


def scorer(folder: Path) -> ModuleType:
    """The scorer beside the corpus, as a module."""
    spec = importlib.util.spec_from_file_location("polnear_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotated(folder: Path, score: ModuleType) -> Iterator[tuple[dict[str, Any], Names]]:
    """Each article of dev.jsonl with the names of its speakers, then those of the cases."""
    sheets = {s["id"]: s for s in score.read(folder / "dev_speakers.jsonl")}
    for article in score.read(folder / "dev.jsonl"):
        sheet = sheets.get(article["id"])
        if sheet is not None:
            names = {s["id"]: s["names"] for s in sheet["speakers"]}
            yield article, {int(n) - 1: names.get(s, []) for n, s in sheet["quotes"].items()}
    cases = {c["sha256"]: c["cases"] for c in json.loads(CASES.read_text())}
    for article in score.read(folder / "train.jsonl"):
        text = article["text"]
        starts = dict(cases.pop(hashlib.sha256(text.encode()).hexdigest(), ()))
        if starts:
            yield (
                article,
                {
                    number: [text[start:end] for start, end in starts[span[0]]]
                    for number, (span, _) in enumerate(score.annotated_quotations(article))
                    if span[0] in starts
                },
            )
    if cases:
        raise SystemExit(f"{len(cases)} articles of {CASES.name} are not in train.jsonl")


def instances(
    folder: Path, score: ModuleType, weights: dict[str, float]
) -> tuple[list[Instance], int]:
    """Candidates of each pronoun and description, with the right one; and how many had none right."""
    setattr(antecedents, "weights", lambda: weights)  # noqa: B010
    found: list[Instance] = []
    missed = 0
    for number, (article, speakers) in enumerate(annotated(folder, score)):
        text = article["text"]
        gold = dict(score.annotated_quotations(article)).items()
        quotes = [
            SimpleNamespace(
                segments=[span],
                source=tuple(a["source"][0]) if a["source"] else None,
                cue=tuple(a["cue"][0]) if a["cue"] else None,
                implicit=not a["source"],
            )
            for span, a in gold
        ]
        entities = find_entities(text)
        quoted = sorted(span for span, _ in gold)
        dossier = Dossier(text, entities, find_affiliations(text, entities, quoted))
        resolver = Resolver(text, entities, quotes, dossier, None)
        resolver.all()
        for index, candidates in resolver.weighed.items():
            names = [score.plain(n) for n in speakers.get(index, ())]
            if not names:
                continue
            right = [i for i, c in enumerate(candidates) if score.plain(c.entity.name) in names]
            if not right and candidates and candidates[-1].features[0] == "nobody":
                label = score.plain(resolver.done[index].description or "")
                right = [len(candidates) - 1] if label in names or not label else []
                right = right or [len(candidates) - 1]
            if right:
                found.append((number, [c.features for c in candidates], right[0]))
            else:
                missed += 1
    return found, missed


def fit(
    data: list[Instance], pull: float, rounds: int = 300, rate: float = 0.5
) -> dict[str, float]:
    """Fit the conditional logit, pulled towards the prior."""
    weights = dict(PRIOR)
    for _ in range(rounds):
        gradient: dict[str, float] = {}
        for _, candidates, right in data:
            scores = [sum(weights.get(f, 0.0) for f in features) for features in candidates]
            top = max(scores)
            odds = [math.exp(s - top) for s in scores]
            total = sum(odds)
            for i, features in enumerate(candidates):
                error = (i == right) - odds[i] / total
                for feature in features:
                    gradient[feature] = gradient.get(feature, 0.0) + error
        for feature in sorted(gradient.keys() | weights.keys()):
            drift = pull * (weights.get(feature, 0.0) - PRIOR.get(feature, 0.0))
            step = rate / max(1, len(data)) * (gradient.get(feature, 0.0) - drift) * 5
            weights[feature] = weights.get(feature, 0.0) + step
    return weights


def right(data: list[Instance], weights: dict[str, float]) -> int:
    """How many instances the weights get right."""
    hits = 0
    for _, candidates, gold in data:
        scores = [sum(weights.get(f, 0.0) for f in features) for features in candidates]
        hits += scores.index(max(scores)) == gold
    return hits


def main() -> None:
    """Print five-fold figures, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    # Of 1, 2.5, 5 and 10, five-fold on 555 instances: 499, 505, 500 and 501 right.
    parser.add_argument("--pull", type=float, default=2.5)
    args = parser.parse_args()
    score = scorer(args.folder)
    data, missed = instances(args.folder, score, PRIOR)
    held = 0
    for fold in range(5):
        learn = [d for d in data if d[0] % 5 != fold]
        test = [d for d in data if d[0] % 5 == fold]
        held += right(test, fit(learn, args.pull))
    weights = fit(data, args.pull)
    figures = {
        "instances": len(data),
        "true antecedent not among the candidates": missed,
        "prior right": right(data, PRIOR),
        "five-fold right": held,
        "right on what it was fitted to": right(data, weights),
        "pull towards the prior": args.pull,
    }
    print(json.dumps(figures, indent=2))
    if args.write:
        table = {
            "trained on": {
                name: hashlib.sha256(path.read_bytes()).hexdigest()
                for name, path in (
                    ("dev.jsonl", args.folder / "dev.jsonl"),
                    ("dev_speakers.jsonl", args.folder / "dev_speakers.jsonl"),
                    ("articles of train.jsonl by tools/speaker_cases.json", CASES),
                )
            },
            "figures": figures,
            "weights": {f: round(w, 3) for f, w in sorted(weights.items()) if abs(w) >= 0.02},
        }
        WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
