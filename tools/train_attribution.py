#!/usr/bin/env python3
"""Train the weights of the attribution on PolNeAR.

Usage: train_attribution.py POLNEAR_DIR

Reads `train.jsonl` (never `dev.jsonl`) and writes `src/quotebank/extract/attribution_weights.json`.
Both models are conditional logits over nobody and the candidate sources of each quoted stretch
(McFadden 1974), with the gold source of the stretch before as history, an L2 penalty, and L-BFGS.

Quoted stretches are few, and reported clauses without marks are many: of each of these, parts are
taken as if they stood in marks, and as many stretches of clauses that nobody reports. They teach
who reports what, at a smaller weight, and nothing of what quotations look like. Two runs give the
same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from quotebank.extract.decode import (
    Article,
    ask,
    fast_table,
    full_table,
    recall,
    widen,
)
from quotebank.extract.marks import Marks, Stretch, find_marks
from quotebank.extract.questions import Choice, Question
from quotebank.extract.weights import SCALE, parted

TARGET = Path(__file__).parents[1] / "src/quotebank/extract/attribution_weights.json"
#: Chosen on five folds of train, end-to-end F1: L2 0.5 0.893, 1 0.902, 2 0.902, 4 0.901.
L2 = 2.0
#: Weight of a made-up stretch, and how many are made of a reported clause: none 0.902, two at 0.3
#: 0.907, four at 0.2 0.908.
MADE_UP, EACH = 0.2, 4
#: Stretches that nobody reports, for each made-up one.
UNREPORTED = 0.6
ITERATIONS = 70
#: A feature is kept if that many real stretches, or that many of all, have it.
SEEN, SEEN_ANYWHERE = 2, 6
#: Templates that made-up stretches share: those of history they lack, and of what stands in marks
#: only the grammar around it counts.
HISTORY = frozenset("125678900")
GRAMMAR = frozenset(("Bu", "Bv", "Bt", "BT", "Bk", "BK", "BM", "B5", "B6"))
FAST_GRAMMAR = frozenset(("!B5", "!Bk"))
#: Weights nearer to nothing than that are dropped.
SMALL = 0.02

Span = tuple[int, int]


class Instance(NamedTuple):
    """A stretch: the features of each answer, the right one, and those that are as good."""

    fast: list[array[int]]
    full: list[array[int]]
    right: int
    others: frozenset[int]
    real: bool


class Vocabulary(dict[str, int]):
    """The number of each feature."""

    def numbers(self, table: Iterable[Iterable[str]]) -> list[array[int]]:
        """Number the features of each answer."""
        return [array("i", [self.setdefault(key, len(self)) for key in keys]) for keys in table]


def overlap(a: Sequence[int], b: Sequence[int]) -> int:
    """Give the size of what two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def core(text: str, start: int, end: int) -> Span:
    """Give a span without what is no letter or digit at its ends."""
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
        or (
            text[span[1] : span[1] + 1] not in {"'", "’"}
            and question.candidates[n - 1].mention.kind != "o"
        )
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


def all_candidates(question: Question, paragraphs: Article, number: int) -> Question:
    """Give a question every candidate that the full model may see."""
    return question._replace(candidates=question.candidates + widen(question, paragraphs, number))


def real(article: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Instance]:
    """Make an instance of each quoted stretch, in sight of the annotated source of the last."""
    text = article["text"]
    paragraphs = Article(text, find_marks(text))
    before: Choice | None = None
    for number, scene in paragraphs.quoting():
        for index in range(len(scene.stretches)):
            question = all_candidates(ask(scene, number, index, before), paragraphs, number)
            history = recall(question, before)
            gold = annotated(article, question.stretch)
            right = right_answers(question, gold["source"]) if gold else []
            head = head_answer(question, right, text) if right else 0
            if gold is None or right:
                yield Instance(
                    vocabulary.numbers(fast_table(question, history)),
                    vocabulary.numbers(full_table(question, history)),
                    head,
                    frozenset(right) - {head},
                    real=True,
                )
            before = Choice(question, question.candidates[head - 1] if head else None, 1.0, [])


def made_up(article: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Instance]:
    """Make instances of parts of clauses, reported and not, as if they stood in marks."""
    text = article["text"]
    marks = find_marks(text)
    chance = random.Random(article["id"])
    quoted = [(s.start - 1, s.end + 1) for s in marks.stretches]
    count = 0
    for attribution in article["attributions"]:
        content = attribution["content"]
        if not attribution["source"] or not content:
            continue
        if any(overlap(mark, span) for span in content for mark in quoted):
            continue
        part = max(content, key=lambda span: span[1] - span[0])
        words = [match.span() for match in re.compile(r"\S+").finditer(text, *part)]
        for _ in range(EACH):
            span = (words[0][0], words[-1][1])
            if chance.random() >= 0.35:
                span = some_words(words, chance)
            instance = as_if_quoted(text, marks, attribution["source"], span, vocabulary)
            if instance is not None:
                count += 1
                yield instance
    taken = quoted + [
        s for a in article["attributions"] for part in ("source", "cue", "content") for s in a[part]
    ]
    for _ in range(int(count * UNREPORTED)):
        start, end = chance.choice(marks.paragraphs)
        words = [match.span() for match in re.compile(r"\S+").finditer(text, start, end)]
        span = some_words(words, chance)
        if not any(overlap(span, other) for other in taken):
            instance = as_if_quoted(text, marks, None, span, vocabulary)
            if instance is not None:
                yield instance


def some_words(words: list[Span], chance: random.Random) -> Span:
    """Take one to nine words in a row."""
    size = chance.choice([1, 1, 2, 2, 3, 4, 6, 9])
    first = chance.randrange(len(words))
    return words[first][0], words[min(len(words), first + size) - 1][1]


def as_if_quoted(
    text: str, marks: Marks, source: list[list[int]] | None, span: Span, vocabulary: Vocabulary
) -> Instance | None:
    """Make an instance of a span as if it stood in marks; without a source, of one that nobody says."""
    number = bisect_right([start for start, _ in marks.paragraphs], span[0]) - 1
    home = marks.paragraphs[number]
    if span[0] == 0 or not text[span[0] - 1].isspace() or span[1] > home[1]:
        return None
    if source is not None and source[0][0] < home[0]:
        return None
    stretch = Stretch(*span, number, continued=False, closed=False, single=False)
    near = [s for s in marks.stretches if abs(s.paragraph - number) <= 1]
    paragraphs = Article(text, marks._replace(stretches=sorted([*near, stretch])))
    scene = paragraphs.scene(number)
    assert scene is not None
    scene.learn()
    index = scene.stretches.index(stretch)
    question = all_candidates(ask(scene, number, index, None), paragraphs, number)
    right = right_answers(question, source) if source else []
    if source and not right:
        return None
    head = head_answer(question, right, text) if right else 0
    history = recall(question, None)
    fast, full = fast_table(question, history), full_table(question, history)
    fast = [[k for k in fast[0] if k[:3] in FAST_GRAMMAR] + ["!B@"]] + [
        [k for k in keys if k[1] not in HISTORY] for keys in fast[1:]
    ]
    full = [[k for k in full[0] if k[:2] in GRAMMAR] + ["B@"]] + [
        [k for k in keys if k[0] not in HISTORY] for keys in full[1:]
    ]
    return Instance(
        vocabulary.numbers(fast),
        vocabulary.numbers(full),
        head,
        frozenset(right) - {head},
        real=False,
    )


def fit(instances: Sequence[Instance], which: str, vocabulary: Vocabulary) -> dict[str, float]:
    """Find the weights of the features of the "fast" or the "full" model."""
    tables = [getattr(instance, which) for instance in instances]
    kept = frequent(instances, tables, len(vocabulary))
    columns: list[np.ndarray] = []
    sizes: list[int] = []
    right: list[bool] = []
    starts: list[int] = []
    for instance, table in zip(instances, tables, strict=True):
        starts.append(len(right))
        for answer, keys in enumerate(table):
            if answer not in instance.others:
                found = kept[np.frombuffer(keys, dtype=np.int32)] if keys else np.zeros(0, np.int32)
                found = found[found >= 0]
                columns.append(found)
                sizes.append(len(found))
                right.append(answer == instance.right)
    count = int(kept.max()) + 1
    ends = np.concatenate(([0], np.cumsum(sizes)))
    flat = np.concatenate(columns)
    matrix = csr_matrix((np.ones(len(flat)), flat, ends), (len(right), count))
    weights = climb(
        matrix,
        np.array(right),
        np.array(starts),
        np.array([1.0 if i.real else MADE_UP for i in instances]),
    )
    names = {number: name for name, number in vocabulary.items() if kept[number] >= 0}
    return {name: float(weights[kept[number]]) for number, name in names.items()}


def frequent(
    instances: Sequence[Instance], tables: list[list[array[int]]], size: int
) -> np.ndarray:
    """Give each feature that is frequent enough its column; -1 to the others."""
    seen, anywhere = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for instance, table in zip(instances, tables, strict=True):
        keys = np.unique(
            np.concatenate([np.frombuffer(some, dtype=np.int32) for some in table if some])
        )
        anywhere[keys] += 1
        seen[keys] += instance.real
    chosen = (seen >= SEEN) | (anywhere >= SEEN_ANYWHERE)
    columns = np.full(size, -1, np.int32)
    columns[chosen] = np.arange(chosen.sum(), dtype=np.int32)
    return columns


def climb(
    matrix: csr_matrix, right: np.ndarray, starts: np.ndarray, weight: np.ndarray
) -> np.ndarray:
    """Find the weights of the greatest penalised likelihood."""
    group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(right))))
    turned = matrix.T.tocsr()
    wanted = turned @ (right * weight[group])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        top = np.maximum.reduceat(scores, starts)
        raised = np.exp(scores - top[group])
        total = np.add.reduceat(raised, starts)
        value = (weight * (top + np.log(total))).sum() - (
            scores[right] * weight[group][right]
        ).sum()
        slope = turned @ (raised / total[group] * weight[group]) - wanted + L2 * w
        return value + L2 / 2 * w @ w, slope

    start = np.zeros(matrix.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS})
    return np.asarray(found.x)


def train(instances: Sequence[Instance], vocabulary: Vocabulary) -> dict[str, float]:
    """Find the weights of both models."""
    return fit(instances, "fast", vocabulary) | fit(instances, "full", vocabulary)


def rounded(weights: dict[str, float]) -> dict[str, dict[str, int]]:
    """Group the weights by template, as whole numbers, without the smallest."""
    templates: dict[str, dict[str, int]] = {}
    for name in sorted(weights):
        if abs(weights[name]) >= SMALL:
            template, value = parted(name)
            templates.setdefault(template, {})[value] = round(weights[name] * SCALE)
    return templates


def read(path: Path) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def instances_of(article: dict[str, Any], vocabulary: Vocabulary) -> list[Instance]:
    """Make the instances of an article, the real ones first."""
    return [*real(article, vocabulary), *made_up(article, vocabulary)]


def write(weights: dict[str, float], instances: Sequence[Instance], path: Path) -> None:
    """Write the weights with the figures and the digest of what they were trained on."""
    templates = rounded(weights)
    content = {
        "about": "Weights of features.py, times 100; written by tools/train_attribution.py.",
        "format": 1,
        "corpus": {
            "name": f"PolNeAR, {path.name}",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "articles": len(read(path)),
            "stretches": sum(one.real for one in instances),
            "made_up": sum(not one.real for one in instances),
        },
        "training": {
            "l2": L2,
            "iterations": ITERATIONS,
            "seen": [SEEN, SEEN_ANYWHERE],
            "made_up_weight": MADE_UP,
        },
        "weights": templates,
    }
    written = json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    TARGET.write_text(written, encoding="utf-8")
    count = sum(map(len, templates.values()))
    sys.stdout.write(f"{count} weights of {len(instances)} stretches -> {TARGET.name}\n")


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("polnear", type=Path)
    path = parser.parse_args().polnear / "train.jsonl"
    vocabulary = Vocabulary()
    instances = [one for article in read(path) for one in instances_of(article, vocabulary)]
    write(train(instances, vocabulary), instances, path)


if __name__ == "__main__":
    main()
