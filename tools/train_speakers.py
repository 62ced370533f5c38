"""Train the weights that rank the antecedents of pronouns and descriptions.

Usage: train_speakers.py POLNEAR_DIR [FOLDER ...] [--write]

POLNEAR_DIR holds score.py. Of it and of every other folder given, each
NAME_speakers.jsonl that says who speaks in the articles of NAME.jsonl beside it is learnt from. A
conditional logit over the candidates of each quotation is fitted by plain gradient
descent, pulled towards the hand-set prior in PRIOR: with some two hundred pronouns, what the data
do not say is left to the prior. Five-fold figures by article come first; --write fits on all of them
and writes speaker_weights.json. Nothing but the standard library is used, and nothing is random.
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

PRIOR = json.loads((Path(__file__).parent / "speaker_prior.json").read_text())
antecedents = importlib.import_module("quotebank.extract.antecedents")
WEIGHTS = Path(str(antecedents.__file__)).with_name("speaker_weights.json")
Instance = tuple[int, list[list[str]], int]


def scorer(folder: Path) -> ModuleType:
    """The scorer beside the corpus, as a module."""
    spec = importlib.util.spec_from_file_location("polnear_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def corpora(folders: list[Path]) -> list[tuple[Path, Path]]:
    """The articles and the sheets of their speakers, in the order of their names."""
    sheets = [s for folder in folders for s in sorted(folder.glob("*_speakers.jsonl"))]
    pairs = [(s.with_name(s.name.replace("_speakers.jsonl", ".jsonl")), s) for s in sheets]
    return [pair for pair in pairs if pair[0].exists()]


def annotated(pairs: list[tuple[Path, Path]], score: ModuleType) -> Iterator[tuple[Any, Any]]:
    """Each article with the sheet of its speakers."""
    for articles, sheets in pairs:
        speakers = {s["id"]: s for s in score.read(sheets)}
        for article in score.read(articles):
            if article["id"] in speakers:
                yield article, speakers[article["id"]]


def instances(
    pairs: list[tuple[Path, Path]], score: ModuleType, weights: dict[str, float]
) -> tuple[list[Instance], int]:
    """Candidates of each pronoun and description, with the right one; and how many had none right."""
    setattr(antecedents, "weights", lambda: weights)  # noqa: B010
    found: list[Instance] = []
    missed = 0
    for number, (article, sheet) in enumerate(annotated(pairs, score)):
        text = article["text"]
        by_id = {s["id"]: s for s in sheet["speakers"]}
        gold = score.annotated_quotations(article)
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
            speaker = by_id.get(sheet["quotes"].get(str(index + 1)))
            if speaker is None or not speaker["names"]:
                continue
            names = [score.plain(n) for n in speaker["names"]]
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
    parser.add_argument("more", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--pull", type=float, default=5.0)
    args = parser.parse_args()
    score = scorer(args.folder)
    pairs = corpora([args.folder, *args.more])
    data, missed = instances(pairs, score, PRIOR)
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
            "corpora": [
                {
                    "sha256": hashlib.sha256(sheet.read_bytes()).hexdigest(),
                    "articles": sum(1 for _ in annotated([(articles, sheet)], score)),
                }
                for articles, sheet in pairs
            ],
            "figures": figures,
            "weights": {f: round(w, 3) for f, w in sorted(weights.items()) if abs(w) >= 0.02},
        }
        WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
