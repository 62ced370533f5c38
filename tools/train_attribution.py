#!/usr/bin/env python3
"""Train the weights of the attribution on PolNeAR.

Usage: train_attribution.py POLNEAR_DIR [--folds N]

Reads `train.jsonl` (never `dev.jsonl`) and writes `src/quotebank/extract/attribution_weights.json`.
The model is a conditional logit over nobody and the candidate sources of each quoted stretch
(McFadden 1974), with the gold source of the stretch before as history, an L2 penalty, and L-BFGS.

Quoted stretches are few, and reported clauses without marks are many: of each of these, parts are
taken as if they stood in marks, and teach which of the candidates the source is (not whether there
is one), at a smaller weight. Two runs give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from quotebank.extract.decode import Choice, Question, all_keys, questions, scenes, with_history
from quotebank.extract.features import Scene
from quotebank.extract.marks import Marks, Stretch, find_marks
from quotebank.extract.weights import SCALE

TARGET = Path(__file__).parents[1] / "src/quotebank/extract/attribution_weights.json"
#: Chosen on five folds of train, end-to-end F1: L2 0.5 0.893, 1 0.902, 2 0.902, 4 0.901.
L2 = 2.0
#: Weight of a made-up stretch: 0 0.902, 0.3 0.905, 0.6 0.905.
PSEUDO = 0.3
ITERATIONS = 70
#: A feature is kept if that many real stretches, or that many of all, have it.
SEEN, SEEN_ANYWHERE = 2, 6
#: Templates that tell of the stretch before; made-up stretches have none.
HISTORY = frozenset("125678900")
#: Weights nearer to nothing than that are dropped.
SMALL = 0.02

Span = tuple[int, int]


class Instance(NamedTuple):
    """A stretch: the features of each answer, the right one, and those that are as good."""

    keys: list[list[str]]
    right: int
    others: frozenset[int]
    weight: float


def overlap(a: Sequence[int], b: Sequence[int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def core(text: str, start: int, end: int) -> Span:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def right_answers(question: Question, source: list[list[int]]) -> list[int]:
    """List the candidates of which at least half lies in the annotated source, from 1."""
    found = []
    for number, candidate in enumerate(question.candidates, 1):
        span = candidate.span()
        if 2 * sum(overlap(span, part) for part in source) >= span[1] - span[0]:
            found.append(number)
    return found


def head_answer(question: Question, right: list[int], text: str) -> int:
    """Pick, of the candidates in a source, its head: no possessor, the name after its title."""
    ordered = sorted((question.candidates[n - 1].span(), n) for n in right)
    kept = [
        (span, n)
        for place, (span, n) in enumerate(ordered, 1)
        if place == len(ordered)
        or (text[span[1] : span[1] + 1] not in {"'", "’"} and question.candidates[n - 1].mention.kind != "o")
    ]
    place = 0
    while place + 1 < len(kept) and kept[place + 1][0][0] - kept[place][0][1] <= 1:
        place += 1
    return kept[place][1]


def annotated(article: dict[str, Any], stretch: Stretch) -> dict[str, Any] | None:
    """Find the attribution that covers a stretch by half or more, the first if several do."""
    span = core(article["text"], stretch.start, stretch.end)
    for attribution in article["attributions"]:
        shared = sum(overlap(span, part) for part in attribution["content"])
        if span[0] < span[1] and shared >= 0.5 * (span[1] - span[0]):
            return dict(attribution)
    return None


def real(article: dict[str, Any]) -> list[Instance]:
    """Make an instance of each quoted stretch, in sight of the annotated source of the last."""
    text = article["text"]
    result: list[Instance] = []
    before: Choice | None = None
    for number, near in scenes(text, find_marks(text)):
        for bare in questions(number, near):
            question = with_history(bare, before)
            keys = all_keys(question, before)
            gold = annotated(article, question.stretch)
            head = 0
            if gold is None:
                result.append(Instance(keys, 0, frozenset(), 1.0))
            else:
                right = right_answers(question, gold["source"])
                if right:
                    head = head_answer(question, right, text)
                    result.append(Instance(keys, head, frozenset(right) - {head}, 1.0))
            before = Choice(question, question.candidates[head - 1] if head else None, 1.0, [])
    return result


def pseudo(article: dict[str, Any], rng: random.Random) -> list[Instance]:
    """Make instances of parts of reported clauses, as if they stood in marks."""
    text = article["text"]
    marks = find_marks(text)
    result: list[Instance] = []
    for attribution in article["attributions"]:
        if not attribution["source"] or not attribution["content"]:
            continue
        part = max(attribution["content"], key=lambda span: span[1] - span[0])
        if any(overlap((s.start - 1, s.end + 1), span) for span in attribution["content"] for s in marks.stretches):
            continue
        words = [m.span() for m in re.compile(r"\S+").finditer(text, *part)]
        for _ in range(2):
            first, last = 0, len(words) - 1
            if rng.random() >= 0.35:
                first = rng.randrange(len(words))
                last = min(last, first + rng.choice([1, 1, 2, 2, 3, 4, 6, 9]) - 1)
            instance = made_up(text, marks, attribution["source"], (words[first][0], words[last][1]))
            if instance is not None:
                result.append(instance)
    return result


def made_up(text: str, marks: Marks, source: list[list[int]], span: Span) -> Instance | None:
    number = bisect_right([start for start, _ in marks.paragraphs], span[0]) - 1
    home = marks.paragraphs[number]
    if span[0] == 0 or not text[span[0] - 1].isspace() or span[1] > home[1] or source[0][0] < home[0]:
        return None
    stretch = Stretch(*span, number, continued=False, closed=False, single=False)
    by_paragraph: dict[int, list[Stretch]] = {number: [stretch]}
    for other in marks.stretches:
        if abs(other.paragraph - number) <= 1:
            by_paragraph.setdefault(other.paragraph, []).append(other)
    by_paragraph[number].sort()
    people: set[str] = set()
    near = {
        n: Scene(text, *marks.paragraphs[n], by_paragraph.get(n, []), people)
        for n in (number - 1, number, number + 1)
        if 0 <= n < len(marks.paragraphs)
    }
    question = list(questions(number, near))[by_paragraph[number].index(stretch)]
    right = right_answers(question, source)
    if not right:
        return None
    head = head_answer(question, right, text)
    keys = [[k for k in some if k[0] not in HISTORY] for some in all_keys(question, None)[1:]]
    return Instance(keys, head - 1, frozenset(n - 1 for n in right) - {head - 1}, PSEUDO)


def fit(instances: Sequence[Instance]) -> dict[str, float]:
    """Find the weights of the features."""
    seen: Counter[str] = Counter()
    seen_anywhere: Counter[str] = Counter()
    for instance in instances:
        keys = {key for some in instance.keys for key in some}
        seen_anywhere.update(keys)
        if instance.weight == 1.0:
            seen.update(keys)
    names = [k for k, n in seen_anywhere.items() if seen[k] >= SEEN or n >= SEEN_ANYWHERE]
    index = {name: number for number, name in enumerate(names)}
    columns: list[int] = []
    ends = [0]
    right: list[bool] = []
    starts: list[int] = []
    for instance in instances:
        starts.append(len(right))
        for answer, some in enumerate(instance.keys):
            if answer not in instance.others:
                columns += [index[key] for key in some if key in index]
                ends.append(len(columns))
                right.append(answer == instance.right)
    table = csr_matrix((np.ones(len(columns)), np.array(columns), np.array(ends)), (len(right), len(names)))
    chosen, first = np.array(right), np.array(starts)
    group = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(right))))
    weight = np.array([instance.weight for instance in instances])
    turned = table.T.tocsr()
    wanted = turned @ (chosen * weight[group])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ w
        top = np.maximum.reduceat(scores, first)
        raised = np.exp(scores - top[group])
        total = np.add.reduceat(raised, first)
        value = (weight * (top + np.log(total))).sum() - (scores[chosen] * weight).sum()
        slope = turned @ (raised / total[group] * weight[group]) - wanted + L2 * w
        return value + L2 / 2 * w @ w, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS})
    return {name: float(found.x[number]) for name, number in index.items()}


def rounded(weights: dict[str, float]) -> dict[str, dict[str, int]]:
    """Group the weights by template, as whole numbers, without the smallest."""
    templates: dict[str, dict[str, int]] = {}
    for name in sorted(weights):
        if abs(weights[name]) >= SMALL:
            templates.setdefault(name[0], {})[name[1:]] = round(weights[name] * SCALE)
    return templates


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def instances_of(articles: Iterable[dict[str, Any]]) -> list[Instance]:
    """Make the instances of some articles, the real ones first."""
    some = list(articles)
    made = [one for a in some for one in pseudo(a, random.Random(a["id"]))]
    return [one for a in some for one in real(a)] + made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("polnear", type=Path)
    args = parser.parse_args()
    path = args.polnear / "train.jsonl"
    articles = read(path)
    instances = instances_of(articles)
    templates = rounded(fit(instances))
    content = {
        "about": "Weights of the features of features.py, times 100; written by tools/train_attribution.py.",
        "format": 1,
        "corpus": {
            "name": "PolNeAR, train.jsonl",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "articles": len(articles),
            "stretches": sum(one.weight == 1.0 for one in instances),
            "made_up": sum(one.weight != 1.0 for one in instances),
        },
        "training": {"l2": L2, "iterations": ITERATIONS, "seen": SEEN, "made_up_weight": PSEUDO},
        "weights": templates,
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    count = sum(map(len, templates.values()))
    sys.stdout.write(f"{count} weights of {len(instances)} stretches -> {TARGET.name}, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
