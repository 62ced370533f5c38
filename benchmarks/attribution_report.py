#!/usr/bin/env python3
"""Say how well the attribution generalises: dev beside five folds of train, and how sure it is.

Usage: attribution_report.py POLNEAR_DIR [--folds N]

Each fold of `train.jsonl` is read with weights trained on the others (`tools/train_attribution.py`);
`dev.jsonl` is read with the weights that are shipped. Intervals are 95% bootstrap intervals over
articles (1,000 samples, fixed seed). `score.py` of the corpus does the scoring. The reliability
table says how often attributions of a stated probability are right; causes are counted by where
the right source stands and what was taken instead. Training takes some minutes a fold.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
sys.path.insert(0, str(Path(__file__).parent))

import train_attribution as training  # type: ignore[import-not-found, unused-ignore]
from attribution import load_scorer

from quotebank.extract.decode import decode
from quotebank.extract.marks import find_marks
from quotebank.extract.questions import Choice
from quotebank.extract.weights import Weights, load_weights

Article = dict[str, Any]
SAMPLES = 1000


def predict(article: Article, weights: Weights) -> list[tuple[Choice, dict[str, Any]]]:
    """Attribute each stretch, and write it as the scorer wants it."""
    text = article["text"]
    return [
        (
            choice,
            {
                "kind": "direct",
                "segments": [[choice.question.stretch.start, choice.question.stretch.end]],
                "source": list(choice.candidate.span()) if choice.candidate else None,
                "cue": None,
                "speaker": None,
            },
        )
        for choice in decode(text, find_marks(text), weights)
    ]


class Tally:
    """Counts of an article, by which any sample of articles can be scored."""

    NAMES = (
        "right",
        "asserted",
        "gold",
        "unattributed right",
        "unattributed asserted",
        "unattributed gold",
    )

    def __init__(self, scorer: ModuleType) -> None:
        self.scorer = scorer
        self.rows: list[list[int]] = []
        self.sure: list[tuple[float, bool]] = []
        self.causes: Counter[str] = Counter()

    def add(self, article: Article, found: list[tuple[Choice, dict[str, Any]]]) -> None:
        """Score one article."""
        count: Counter[str] = Counter()
        predictions = {article["id"]: [one for _, one in found]}
        self.scorer.score_quotations([article], predictions, count, [])
        self.rows.append([count[name] for name in self.NAMES])
        text = article["text"]
        gold = dict(self.scorer.annotated_quotations(article))
        for choice, one in found:
            stretch = choice.question.stretch
            true = gold.get(self.scorer.core(text, stretch.start, stretch.end))
            if stretch.single or (true is not None and not true["source"]):
                continue
            if true is None or one["source"] is None:
                fine = true is None and one["source"] is None
            else:
                fine = self.scorer.same_source(one["source"], true["source"])
            self.sure.append((choice.probability, fine))
            if not fine:
                self.causes[cause(choice, true, text)] += 1

    def figures(self, rows: Iterable[list[int]]) -> tuple[float, float]:
        """Give end-to-end F1 and F1 of the unattributed."""
        sums = [sum(column) for column in zip(*rows, strict=True)]
        prf = self.scorer.prf
        return prf(*sums[:3])["f1"], prf(*sums[3:])["f1"]

    def intervals(self) -> list[tuple[float, float, float]]:
        """Give each figure with the borders of its interval."""
        chance = random.Random(1)
        samples = [
            self.figures(chance.choices(self.rows, k=len(self.rows))) for _ in range(SAMPLES)
        ]
        result = []
        for place, value in enumerate(self.figures(self.rows)):
            ordered = sorted(sample[place] for sample in samples)
            result.append((value, ordered[SAMPLES // 40], ordered[-SAMPLES // 40]))
        return result


def cause(choice: Choice, true: dict[str, Any] | None, text: str) -> str:
    """Name what went wrong, by what was taken and what should have been."""
    size = "one to three words" if choice.question.quoted.length in "123" else "longer"
    if true is None:
        return f"nobody says it ({size})"
    right = training.right_answers(choice.question, true["source"])
    if choice.candidate is None:
        return f"left to nobody ({size})"
    if not right:
        return "the source was no candidate any more"
    taken = choice.candidate
    best = choice.question.candidates[right[0] - 1]
    words = " ".join(text[slice(*best.span())].split()).lower()
    if best.mention.kind in "wW" or taken.mention.kind in "wW":
        return "who or which, or its antecedent"
    if best.side != taken.side:
        return f"a source {best.side} of the quotation, taken from {taken.side}"
    if best.mention.kind in "pyitoh" and taken.mention.kind in "pyitoh":
        return "another pronoun"
    if words.split()[-1:] == text[slice(*taken.span())].lower().split()[-1:]:
        return "another mention of the same name"
    if best.mention.kind in "zurn":
        return "a description passed over"
    if taken.mention.kind in "pyitoh":
        return "a pronoun instead of a name"
    return "another name" if best.mention.kind in "NAT" else "a pronoun passed over"


def five_folds(articles: list[Article], folds: int, scorer: ModuleType) -> Tally:
    """Score train, each fold with weights of the others."""
    vocabulary = training.Vocabulary()
    made = [training.instances_of(article, vocabulary) for article in articles]
    order = list(range(len(articles)))
    random.Random(7).shuffle(order)
    tally = Tally(scorer)
    for fold in range(folds):
        held = set(order[fold::folds])
        some = [one for number in order if number not in held for one in made[number]]
        weights = Weights.of(training.train(some, vocabulary))
        for number in sorted(held):
            tally.add(articles[number], predict(articles[number], weights))
        print(f"fold {fold + 1} of {folds} done", file=sys.stderr)
    return tally


def show(name: str, tally: Tally) -> None:
    """Print one corpus."""
    (ends, low, high), (none, none_low, none_high) = tally.intervals()
    print(f"\n{name}: {len(tally.rows)} articles, {len(tally.sure)} stretches")
    print(f"end to end    F1 {ends:.4f}  ({low:.4f} to {high:.4f})")
    print(f"unattributed  F1 {none:.4f}  ({none_low:.4f} to {none_high:.4f})")
    print("stated probability   stretches  right")
    borders = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01]
    for low, high in pairwise(borders):
        inside = [(p, fine) for p, fine in tally.sure if low <= p < high]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            share = sum(fine for _, fine in inside) / len(inside)
            print(f"{low:.2f} to {min(high, 1):.2f} ({mean:.3f})  {len(inside):6}    {share:.3f}")
    print("causes of error")
    for what, count in tally.causes.most_common(14):
        print(f"{count:6}  {what}")


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("polnear", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    scorer = load_scorer(args.polnear)
    tally = Tally(scorer)
    for article in training.read(args.polnear / "dev.jsonl"):
        tally.add(article, predict(article, load_weights()))
    show("dev", tally)
    sys.stdout.flush()
    if args.folds > 1:
        articles = training.read(args.polnear / "train.jsonl")
        show("train, held out", five_folds(articles, args.folds, scorer))


if __name__ == "__main__":
    main()
