"""How far a source and a cue reach: from their heads to what a reader would mark."""

from __future__ import annotations

from quotebank.extract.mentions import Mention
from quotebank.extract.questions import Candidate, Question

#: Units from a source to its cue, and from a quotation to a source after it, at most.
_REACH = 8
#: Units after a mention in which a cue for a quotation in another sentence is looked for.
_FAR = 40
#: Tokens of an apposition that still belongs to the source.
_MAX_APPOSITION = 40
_SAYING = "sgb"
_OTHER = "veqx"
#: What begins an aside behind a source, and what goes on after it.
_ASIDE = frozenset("wWsge")
_VERBS = frozenset("sgbv")
_STOPS = frozenset(".;Q")
#: Commas of an apposition that are passed over.
_MAX_COMMAS = 4


def source_span(candidate: Candidate) -> tuple[int, int]:
    """Give the span of a source: its head with titles, possessors and descriptions before it."""
    paragraph, mention = candidate.scene.paragraph, candidate.mention
    classes = paragraph.classes
    first, last = mention.first, mention.last
    if last - first > 1 and candidate.scene.word(first) in ("what", "whatever"):
        # "what former employees call a “sham”": it is they who do.
        first += 1
    if mention.kind in "NAT":
        first = _description_start(classes, first)
    elif mention.kind in "zurn":
        first = _possessor_start(classes, first)
    return paragraph.starts[first], paragraph.ends(last - 1)


def _description_start(classes: str, first: int) -> int:
    """Find where the description before a name starts: "Clinton's campaign manager" Robby Mook."""
    start = first
    while start and first - start < 8 and classes[start - 1] in "mzuren0":
        start -= 1
    if start < first and classes[start] in "zur":
        # A name or title inside the description: "Former Trump aide" Sebastian Gorka.
        while start and first - start < 8 and classes[start - 1] in "NAITm":
            start -= 1
    if classes[start:first].strip("me0") == "":
        # Nothing before the name says what the person is.
        return (
            first if start == first or classes[start - 1 : start] not in {"d", "o"} else start - 1
        )
    if start and classes[start - 1] in "do":
        return start - 1
    return _possessor_start(classes, start)


def _possessor_start(classes: str, first: int) -> int:
    """Find where the possessor before a description starts, if it has one."""
    if first < 2 or classes[first - 1] != "'":
        return first
    start = first - 1
    while start and classes[start - 1] in "NAIT":
        start -= 1
    if start == first - 1:
        return first
    return start - 1 if start and classes[start - 1] == "d" else start


def cue_span(question: Question, candidate: Candidate) -> tuple[int, int] | None:
    """Find the words that say that the source says so; None where there are none."""
    scene, mention = candidate.scene, candidate.mention
    units = scene.skeleton.units
    if scene is question.scene:
        place = scene.skeleton.quoted[question.at]
        unit = (
            _cue_before(units, mention, place)
            if mention.unit < place
            else _cue_after(units, mention, place)
        )
    else:
        unit = _first(units, mention.unit + 1, min(len(units), mention.unit + _FAR), _SAYING)
    if unit is None:
        return None
    return _widen(candidate, unit)


def _first(units: str, start: int, end: int, wanted: str) -> int | None:
    for place in range(start, end):
        if units[place] in wanted:
            return place
        if units[place] in ".;":
            return None
    return None


def _last(units: str, start: int, end: int, wanted: str) -> int | None:
    for place in range(end - 1, start - 1, -1):
        if units[place] in wanted:
            return place
        if units[place] in ".;":
            return None
    return None


def _past_aside(units: str, unit: int, end: int) -> int:
    """Pass over what stands between a source and its verb: "Lee, who testified on it, said"."""
    if units[unit] in "wW":
        # "Lee, who was asked about it, said"
        close = units.find(",", unit + 1, min(end, unit + _FAR))
        if close > 0 and "." not in units[unit:close] and units[close + 1 : close + 2] == "s":
            return close + 1
    if units[unit + 1 : unit + 2] == "," and units[unit + 2 : unit + 3] in _ASIDE:
        close = units.find(",", unit + 3, min(end, unit + _FAR))
        stop = units.find(".", unit + 3, max(close, unit + 3))
        if close >= 0 > stop and units[close + 1 : close + 4].lstrip("x")[:1] in _VERBS:
            return close + 1
    return _past_apposition(units, unit, end) or unit + 1


def _past_apposition(units: str, unit: int, end: int) -> int | None:
    """Pass over what a source is: "Lee, the mayor who is asking for it, said"."""
    comma = unit + 1
    for _ in range(_MAX_COMMAS):
        if units[comma : comma + 1] != ",":
            return None
        if units[comma + 1 : comma + 4].lstrip("xl")[:1] == "s" and comma > unit + 1:
            return comma + 1
        close = units.find(",", comma + 1, min(end, unit + _FAR))
        if close < 0 or not _STOPS.isdisjoint(units[comma:close]):
            return None
        comma = close
    return None


def _cue_before(units: str, mention: Mention, place: int) -> int | None:
    """Find the cue of a quotation that follows its source."""
    start = max(_past_aside(units, mention.unit, place), place - _FAR)
    if units[max(0, mention.unit - 2) : mention.unit] == "af":
        return mention.unit - 2
    before = units[mention.unit - 1] if mention.unit else "."
    comma = units.rfind(",", start, place)
    aside = units.find(",g", mention.unit, place)
    said = units.rfind(",s", aside + 1, place) if aside >= 0 else -1
    if said > aside:
        # "An aide, speaking without leave, said the plan was “late.”"
        return said + 1
    if comma >= 0 and units[comma + 1 : comma + 2] == "g" and place - comma < _REACH:
        # "Lee has rejected the bid, saying it “undervalues” the firm."
        return comma + 1
    for wanted in (_SAYING, _OTHER):
        found = _first(units, start, min(place, start + _REACH - 1), wanted)
        if found is None:
            found = _last(units, start, place, wanted)
        if found is None and before in wanted:
            found = mention.unit - 1
        if found is not None:
            return found
    # The source's sentence ended before the quotation: “…,” she said. “…”
    return _first(units, mention.unit + 1, min(len(units), mention.unit + _REACH), _SAYING)


def _cue_after(units: str, mention: Mention, place: int) -> int | None:
    """Find the cue of a quotation that comes before its source."""
    if units[max(0, mention.unit - 2) : mention.unit] == "af":
        return mention.unit - 2
    before = units[mention.unit - 1]
    if before in _SAYING:
        return mention.unit - 1
    start = _past_aside(units, mention.unit, len(units))
    found = _first(units, start, min(len(units), mention.unit + _FAR), _SAYING)
    if found is None:
        found = _last(units, max(place + 1, mention.unit - _REACH), mention.unit, _SAYING)
    if found is None:
        found = _first(units, mention.unit + 1, min(len(units), mention.unit + _REACH), _OTHER)
    return found


def _widen(candidate: Candidate, unit: int) -> tuple[int, int]:
    """Take the auxiliaries and adverbs before a verb, and the particle after it, into the cue."""
    scene = candidate.scene
    paragraph, units = scene.paragraph, scene.skeleton.units
    classes = paragraph.classes
    token = scene.skeleton.tokens[unit]
    first, last = token, token + 1
    if units[unit] == "a":
        return paragraph.starts[first], paragraph.ends(min(len(classes) - 1, first + 1))
    floor = candidate.mention.last if candidate.mention.last <= token else 0
    while first > floor and classes[first - 1] in "xl":
        first -= 1
    return paragraph.starts[first], paragraph.ends(last - 1)
