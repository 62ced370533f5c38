"""Choosing the source of every quoted stretch, in text order, each in sight of the one before.

Most are plain: the fast model settles them from their own paragraph. The rest are weighed by the
full model, with the neighbouring paragraphs, among the candidates that the fast one leaves.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, cast

from quotebank.extract.corrections import corrected
from quotebank.extract.features import (
    FAST_NOBODY,
    MENTION,
    NOBODY,
    PAIR,
    Values,
    describe,
    fast_nobody_letters,
    mention_values,
    nobody_values,
    pair_values,
    way,
)
from quotebank.extract.marks import Marks, Stretch
from quotebank.extract.questions import Candidate, Choice, History, Question
from quotebank.extract.scene import Scene
from quotebank.extract.weights import SCALE, Found, Group, Table, Weights, look_up

#: Nearest candidates that are weighed on each side; the source is among them in 99% of the
#: quotations of the training articles.
MAX_CANDIDATES = {"L": 12, "R": 8, "P": 7, "X": 2}
#: Those that the fast model sees at first.
_NEAREST = {"L": 6, "R": 3}
#: An answer of the fast model that is at least so likely is taken. Over five folds of train, end-to-end
#: F1 is 0.9056 at 0.85 with six kept for the full model, 0.9072 here, and 0.9076 at 0.95 with ten, which
#: takes a twentieth more time; on dev it is 0.9106, 0.9117 and 0.9124.
CERTAIN = 0.9
#: What stands in single marks is often a title or an apostrophe's doing: it is somebody's where that
#: is at least so likely. Over five folds of train, whose articles quote in double marks, end-to-end F1
#: is 0.9062 at 0.8 and 0.9070 at 0.95. Where an article has no double marks, single ones are how it
#: quotes.
SINGLE, SINGLE_ALONE = 0.95, 0.8
#: Candidates that the fast model leaves to the full one.
KEPT = 7
#: Paragraphs back to which the source of the quotation before is still a candidate.
_REACH = 8


class Article:
    """The paragraphs of an article as far as they are needed, each made once."""

    def __init__(self, text: str, marks: Marks) -> None:
        self.text = text
        self.marks = marks
        self.stretches: dict[int, list[Stretch]] = {}
        for stretch in marks.stretches:
            self.stretches.setdefault(stretch.paragraph, []).append(stretch)
        self._kept: dict[int, Scene] = {}
        self._people: set[str] = set()

    def scene(self, number: int) -> Scene | None:
        """Give a paragraph; None outside of the article."""
        if not 0 <= number < len(self.marks.paragraphs):
            return None
        if number not in self._kept:
            start, end = self.marks.paragraphs[number]
            self._kept[number] = Scene(
                self.text, start, end, self.stretches.get(number, []), self._people
            )
        return self._kept[number]

    def quoting(self) -> Iterator[tuple[int, Scene]]:
        """Give each paragraph with stretches, in text order; what lies behind is let go."""
        for number in self.stretches:
            for old in [n for n in self._kept if n < number - 1]:
                del self._kept[old]
            scene = self.scene(number)
            if scene is not None:
                scene.learn()
                yield number, scene


def ask(scene: Scene, number: int, index: int, before: Choice | None) -> Question:
    """Put the question of a stretch, with the nearest candidates of its paragraph and history."""
    middle = bisect_left(scene.places, scene.skeleton.quoted[index])
    left = range(middle - 1, max(-1, middle - 1 - _NEAREST["L"]), -1)
    right = range(middle, min(len(scene.places), middle + _NEAREST["R"]))
    found = [Candidate("L", scene, number, i) for i in left]
    found += [Candidate("R", scene, number, i) for i in right]
    if before is not None and before.candidate is not None:
        last = before.candidate
        if last.number != number and number - before.question.stretch.paragraph <= _REACH:
            side = "P" if last.number == number - 1 else "H"
            found.append(Candidate(side, last.scene, last.number, last.at))
    return Question(scene.stretches[index], scene, index, describe(scene, index), found)


def widen(question: Question, article: Article, number: int) -> list[Candidate]:
    """Give the further candidates of the paragraph and of its neighbours."""
    scene = question.scene
    last = len(scene.places)
    middle = bisect_left(scene.places, scene.skeleton.quoted[question.at])
    left = range(middle - 1 - _NEAREST["L"], max(-1, middle - 1 - MAX_CANDIDATES["L"]), -1)
    right = range(middle + _NEAREST["R"], min(last, middle + MAX_CANDIDATES["R"]))
    found = [Candidate("L", scene, number, i) for i in left]
    found += [Candidate("R", scene, number, i) for i in right]
    back = article.scene(number - 1)
    if back is not None:
        count = len(back.places)
        some = range(count - 1, max(-1, count - 1 - MAX_CANDIDATES["P"]), -1)
        held = {c.at for c in question.candidates if c.side == "P"}
        found += [Candidate("P", back, number - 1, i) for i in some if i not in held]
    following = article.scene(number + 1) if middle == last else None
    if following is not None:
        some = range(min(len(following.places), MAX_CANDIDATES["X"]))
        found += [Candidate("X", following, number + 1, i) for i in some]
    return found


def recall(question: Question, before: Choice | None) -> History:
    """Describe the stretch before, as this one sees it."""
    if before is None:
        return History("^", "0", -1, None, "")
    earlier, last = before.question, before.candidate
    distance = question.stretch.paragraph - earlier.stretch.paragraph
    units = question.scene.skeleton.units
    place = question.scene.skeleton.quoted[question.at]
    unit = -1
    if distance == 0:
        unit = question.scene.skeleton.quoted[question.at - 1]
        gap = (
            units[unit + 1 : place]
            if place - unit <= 9
            else units[unit + 1 : unit + 5] + "~" + units[place - 4 : place]
        )
    else:
        gap = "¶" + str(min(distance, 4)) + "^" * (place == 0) + "c" * question.stretch.continued
    name = ""
    if last is not None and last.mention.kind in "NAT":
        name = last.scene.word(last.mention.head)
    state = "N" if last is None else last.side
    return History(earlier.quoted.ending + gap, state, unit, last.place if last else None, name)


#: What each group of features follows from, of one answer.
Letters = list[tuple[str, ...]]


def fast_table(question: Question, history: History) -> list[list[str]]:
    """Name the fast features of nobody and of each candidate."""
    nobody = [_named(FAST_NOBODY_ALL, fast_nobody_row(question, history))]
    rows = fast_rows(question, question.candidates, history)
    return nobody + [_named(FAST, row) for row in rows]


def _named(groups: tuple[Group, ...], row: Letters) -> list[str]:
    """Give the names of the features of a row."""
    named = zip(groups, row, strict=True)
    return [name for group, letters in named for name in group.names(letters)]


#: All that the fast model knows of nobody.
FAST_NOBODY_ALL: Final = (
    *FAST_NOBODY,
    Group(("!BH",), lambda state, gap: (state + gap,)),
)
#: The few features that settle the plain cases: the way, what a candidate does, and the history.
FAST: Final = (
    Group(
        ("!=", "!/", "!c"),
        lambda side, kind, around, short: (side + kind + short, side + short, side + around),
    ),
    Group(
        ("!a", "!e", "!r"),
        lambda side, does, stops, quotes, before, closing, far: (
            side + does + stops + quotes + before, side + does + stops + quotes + closing,
            side + does + stops + quotes + far,
        ),
    ),
    Group(
        ("!1", "!2"),
        lambda where, same, gap, state: (where + same + gap, where + same + state),
    ),
)  # fmt: skip


def fast_nobody_row(question: Question, history: History) -> Letters:
    """Give what `FAST_NOBODY_ALL` follows from."""
    row = fast_nobody_letters(question.scene, question.at, question.quoted)
    row.append((history.state, history.gap))
    return row


def fast_rows(question: Question, candidates: list[Candidate], history: History) -> list[Letters]:
    """Give what `FAST` follows from for each candidate."""
    quoted, gap = question.quoted, history.gap
    before, closing = quoted.before, quoted.ending + quoted.after
    state = history.state + before
    home = question.scene
    here = home.skeleton.quoted[question.at]
    rows: list[Letters] = []
    for side, scene, number, index in candidates:
        units = scene.skeleton.units
        unit = scene.places[index]
        path = way(units, unit, side, here if scene is home else len(units))
        length = len(path)
        row: Letters = [
            (
                side, units[unit], units[unit - 1 : unit + 2] if unit else units[:2],
                path if length <= 10 else path[:4] + "~" + path[-5:],
            ),
            (
                side, scene.speaking[index], "." if "." in path else "", "Q" if "Q" in path else "",
                before, closing, _FAR[length] if length < 6 else "6",
            ),
            (
                ("i" if unit > history.unit else "b") if side == "L" else side,
                "=" if (number, index) == history.place else "!", gap, state,
            ),
        ]  # fmt: skip
        rows.append(row)
    return rows


#: How far a candidate is, in units.
_FAR: Final = "012345"


def _where(candidate: Candidate, history: History) -> str:
    """Say where a candidate stands to the stretch before, and whether it was its source."""
    where = candidate.side
    if where == "L":
        where = "i" if candidate.scene.places[candidate.at] > history.unit else "b"
    return where + ("=" if candidate.place == history.place else "!")


def full_table(question: Question, history: History) -> list[list[str]]:
    """Name all features of nobody and of each candidate."""
    rows = [_joined(NOBODY_ALL, nobody_row(question, history))]
    for candidate in question.candidates:
        mine = mention_values(candidate.scene, candidate.at, candidate.side)
        bond = bond_row(question, candidate, history)
        rows.append(_joined(MENTION, mine) + _joined(BOND, bond))
    return rows


def _joined(templates: tuple[str, ...], row: Values) -> list[str]:
    """Give the names of the features of a row of values."""
    joined = zip(templates, row, strict=True)
    return [template + value for template, value in joined if value is not None]


def full_scores(question: Question, history: History, model: Model) -> list[int]:
    """Weigh `full_table`; what holds of a mention by itself is weighed once a side."""
    scores = [weigh(model.nobody, nobody_row(question, history))]
    for candidate in question.candidates:
        scene = candidate.scene
        key = (candidate.at, candidate.side)
        if key not in scene.known:
            mine = mention_values(scene, candidate.at, candidate.side)
            scene.known[key] = weigh(model.mention, mine)
        bond = weigh(model.bond, bond_row(question, candidate, history))
        scores.append(bond + scene.known[key])
    return scores


#: Templates of all that is known of nobody.
NOBODY_ALL: Final = (*NOBODY, "BH", "BI", "BJ")


def nobody_row(question: Question, history: History) -> Values:
    """Give the values of `NOBODY_ALL`."""
    gap, state = history.gap, history.state
    return [
        *nobody_values(question.scene, question.at, question.quoted),
        state + gap, state + question.quoted.before, state + gap[:2],
    ]  # fmt: skip


#: Templates of what connects a candidate with a stretch and with the one before.
BOND: Final = (*PAIR, "1", "2", "5", "6", "7", "8", "9", "0")


def bond_row(question: Question, candidate: Candidate, history: History) -> Values:
    """Give the values of `BOND`."""
    scene, quoted = question.scene, question.quoted
    gap, state = history.gap, history.state
    side, home, number = candidate.side, candidate.scene, candidate.at
    kind = home.kinds[number]
    unit = question.unit_before(candidate)
    middle = bisect_left(home.places, unit)
    nearer = home.speaking[middle:number] if side == "R" else home.speaking[number + 1 : middle]
    where = _where(candidate, history)
    alone = "w" * (len(scene.skeleton.units) == 1)
    same = ""
    if history.name:
        same = str(home.word(candidate.mention.head) == history.name)
    values = pair_values(home, number, side, quoted, place=unit, nearer=nearer)
    values += [
        where + gap, where + state + quoted.before, where + state + quoted.length,
        where + state + kind, where + state + gap[:2] + quoted.opening,
        where + alone + "c" * question.stretch.continued + quoted.after,
        where + same + state if same else None, side + same + kind if same else None,
    ]  # fmt: skip
    return values


def choose(question: Question, weights: list[int], *, plain: bool = False) -> Choice:
    """Take the best answer, with its probability; `plain` says that the fast model weighed it."""
    top = max(weights)
    best = weights.index(top)
    total = math.fsum([math.exp((weight - top) / SCALE) for weight in weights])
    candidate = question.candidates[best - 1] if best else None
    return Choice(question, candidate, 1.0 / total, [w / SCALE for w in weights], plain)


def prune(question: Question, scores: list[int]) -> Question:
    """Keep the candidates that the fast model ranks highest, in their order."""
    if len(question.candidates) <= KEPT:
        return question
    bar = sorted(scores, reverse=True)[KEPT - 1]
    kept = [c for c, s in zip(question.candidates, scores, strict=True) if s >= bar]
    return question._replace(candidates=kept[:KEPT])


class Model:
    """The weights in the order of the rows that they weigh."""

    def __init__(self, weights: Weights) -> None:
        self.fast_nobody = tuple([Found(group, weights) for group in FAST_NOBODY_ALL])
        self.fast = tuple([Found(group, weights) for group in FAST])
        self.nobody = weights.tables(NOBODY_ALL)
        self.mention = weights.tables(MENTION)
        self.bond = weights.tables(BOND)


@lru_cache(maxsize=1)
def _model(weights: Weights) -> Model:
    """Make the model once: what it has found serves for the next article as well."""
    return Model(weights)


def decode(text: str, marks: Marks, weights: Weights) -> Iterator[Choice]:
    """Choose the source of every stretch; a choice holds its paragraphs, so let go of it."""
    article, model = Article(text, marks), _model(weights)
    single = SINGLE_ALONE if all(stretch.single for stretch in marks.stretches) else SINGLE
    before: Choice | None = None
    for number, scene in article.quoting():
        for index in range(len(scene.stretches)):
            question = ask(scene, number, index, before)
            history = recall(question, before)
            scores = add_up(model.fast_nobody, [fast_nobody_row(question, history)])
            scores += add_up(model.fast, fast_rows(question, question.candidates, history))
            choice = choose(question, scores, plain=True)
            # Those of its own paragraph come first.
            own = bool(question.candidates) and question.candidates[0].scene is scene
            if choice.probability < CERTAIN or not own:
                more = widen(question, article, number)
                scores += add_up(model.fast, fast_rows(question, more, history))
                wide = question._replace(candidates=question.candidates + more)
                left = prune(wide, scores[1:])
                choice = choose(left, full_scores(left, history, model))
            choice = corrected(choice, before, single)
            yield choice
            before = choice


_find = cast("Callable[[Found, tuple[str, ...]], int]", dict.__getitem__)


def add_up(founds: tuple[Found, ...], rows: list[Letters]) -> list[int]:
    """Add up the weights of what follows from the letters of each row."""
    return [sum(map(_find, founds, row)) for row in rows]


def weigh(tables: tuple[Table, ...], row: Values) -> int:
    """Add up the weights of the values of a row, each in the table of its template."""
    return sum(filter(None, map(look_up, tables, row)))


def contributions(
    choice: Choice, before: Choice | None, weights: Weights
) -> list[list[tuple[str, float]]]:
    """List, for nobody and each candidate, the features that count and their weights."""
    table = fast_table if choice.plain else full_table
    rows = table(choice.question, recall(choice.question, before))
    return [
        sorted(
            ((k, w) for k in keys if (w := weights.get(k)) is not None),
            key=lambda one: -abs(one[1]),
        )
        for keys in rows
    ]
