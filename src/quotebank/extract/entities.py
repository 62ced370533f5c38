"""Find the names in an article, and which of them are one person or organization.

One regular expression walks over the text once and takes the runs of capitalised words; each
distinct run is read once (titles, name, what kind of thing it may be), and the distinct names are
clustered: the fullest name, its surnames and initials, an organization and its letters. Mentions of
a shared surname are told apart by title, gender and by who was named in full last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import attrs

from quotebank.extract import lexicon as lex
from quotebank.names import HONORIFICS, TITLES, Likeness, compare_names, fold_name

__all__ = ["Entities", "Entity", "Mention", "find_entities"]

_UP: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŴŶŸŹŻŽ"
_ABBREVIATED: Final = "|".join(
    sorted(
        {re.escape(t.split()[0].rstrip(".").capitalize()) for t in TITLES}, key=len, reverse=True
    )
)
_WORD: Final = (
    rf"(?:(?:(?:{_ABBREVIATED}|Mr|Mrs|Ms|Messrs|Dr|Jr|Sr|St|Ft|Mt|Mme)\.)"
    rf"|(?:[{_UP}]\.){{1,6}}(?!\w)"
    rf"|[{_UP}](?:[ÃÂ][\x80-\x9f\xa1-\xbf]|\w|(?<=Ã)[\x80-\x9f\xa1-\xbf]){{0,40}}(?:(?:[’'](?!s\b)|-)\w{{1,40}}){{0,4}})"
)
# A name's words are parted by one space, by particles, or hold a nickname in marks.
_SEP: Final = (
    rf"\]?[ \xa0](?:(?:(?:de|la|le|van|von|der|den|bin|ibn|al|el|di|da|du|del|dos|ben)[ \xa0])"
    rf"{{1,3}}(?=[{_UP}])|[\"“(][{_UP}][\w .]{{1,20}}[\"”)][ \xa0](?=[{_UP}]))?"
)
# At most a dozen words: a shouted line of thousands is read in pieces, in linear time.
_RUN: Final = re.compile(
    rf"(?<![\w@#])(?!(?:R|D|I|DFL)-[A-Z])(?:(?:de|van|von) )?{_WORD}(?:{_SEP}{_WORD}){{0,11}}"
)
_FOLLOWING: Final = re.compile(
    r"[’']?s?,? (?P<age>\d{1,2},)|,? (?:who|whose)\b|[’']?,? (?P<verb>[a-z]+)\b"
)
_SENTENCE_END: Final = frozenset(".!?:\n“\"”‘'’")
_GAPS: Final = {
    " of ": 1, " of the ": 1, " for ": 1, " for the ": 1, " on ": 1, " to ": 1, " and ": 2,
    " and the ": 2, " & ": 2, " on the ": 1, " in ": 3, " at ": 3,
}  # fmt: skip
_HONORIFIC: Final = frozenset(h.capitalize() + dot for h in HONORIFICS for dot in ("", "."))
_TITLE: Final = lex.TITLE_WORDS | _HONORIFIC
_SUFFIX: Final = frozenset("Jr. Sr. Jr Sr II III IV".split())


@attrs.define(slots=True, eq=False)
class Mention:
    """One place where an article names somebody or something.

    Attributes:
        start: where the name itself starts, after titles; in code points.
        end: where it ends, exclusive.
        outer: where the run of capitalised words starts, with titles and what stands before them.
        titles: the titles right before the name, as printed.
        name: the name as printed here, without titles.
        entity: whose name it is.
        full: whether more than a surname is given here.
    """

    start: int
    end: int
    outer: int
    titles: tuple[str, ...]
    name: str
    entity: Entity
    full: bool


@attrs.define(slots=True, eq=False)
class Entity:
    """One person, organization, place or other thing that an article names.

    Attributes:
        name: its fullest name in the article.
        kind: ``person``, ``organization``, ``place`` or ``unknown``.
        gender: ``male`` or ``female`` where the name or a title tells, else None.
        aliases: its other names, in order of first mention.
        mentions: where it is named, in order.
    """

    name: str
    kind: str
    gender: str | None = None
    aliases: list[str] = attrs.Factory(list)
    mentions: list[Mention] = attrs.Factory(list)


class Entities:
    """What an article names: entities in order of first mention, and mentions in text order."""

    __slots__ = ("_starts", "entities", "mentions")

    def __init__(self, entities: Sequence[Entity], mentions: Sequence[Mention]) -> None:
        self.entities = tuple(entities)
        self.mentions = tuple(mentions)
        self._starts = [mention.start for mention in self.mentions]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions whose names start in a half-open range of code points."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def index_at(self, start: int) -> int:
        """The number of mentions whose names start before a place."""
        return bisect_left(self._starts, start)


@attrs.frozen(slots=True)
class _Run:
    """How a run of capitalised words reads, wherever it stands.

    Offsets are from its start. ``kind`` is ``person``, ``organization``, ``place``, ``unknown``
    (several words that may be a person), ``single`` (one word), or ``none``.
    """

    kind: str
    start: int
    end: int
    titles: tuple[str, ...]
    name: str
    prefix: str


def find_entities(text: str) -> Entities:
    """Find every proper name in a text, and cluster the names into entities.

    Args:
        text: an article; any string.

    Returns:
        The entities with their mentions, in text order.

    Example:
        >>> found = find_entities("Ann Lee and Bo Lee met. “No,” Ms. Lee told the Reno Council.")
        >>> [(e.name, e.kind, len(e.mentions)) for e in found.entities]
        [('Ann Lee', 'person', 2), ('Bo Lee', 'person', 1), ('Reno Council', 'organization', 1)]
    """
    return _Clustering(text, _read_runs(text)).entities()


def _read_runs(text: str) -> list[tuple[int, _Run]]:
    """The runs of capitalised words, each with its place, organizations' parts joined."""
    spans: list[tuple[int, int]] = []
    gap_kinds = _GAPS
    for match in _RUN.finditer(text):
        start, end = match.span()
        if spans and 1 < start - spans[-1][1] <= 9 and end - spans[-1][0] < 120:
            gap = gap_kinds.get(text[spans[-1][1] : start])
            if gap and _joins(text, spans[-1], (start, end), gap):
                spans[-1] = (spans[-1][0], end)
                continue
        spans.append((start, end))
    read: list[tuple[int, _Run]] = []
    headline = _headline_end(text)
    for start, end in spans:
        piece = text[start:end]
        within = piece[:4] in _STARTS_LIKE_GIVEN and text[max(0, start - 2) : start - 1].isalnum()
        run = _read_run(piece, within)
        words = run.name.count(" ")
        if (
            words > 1
            and run.kind in ("unknown", "person")
            and (start < headline or (words > 3 and run.kind == "unknown") or _MID.search(run.name))
        ):
            parts = _read_headline(run.name)
            if len(parts) != 1 or parts[0][1].name != run.name:
                read.extend((start + run.start + at, part) for at, part in parts)
                continue
        if run.kind != "none":
            read.append((start, run))
        if run.prefix:
            # "Wells Fargo CEO John Stumpf" names two.
            before = _read_run(run.prefix)
            if before.kind != "none":
                at = text.find(run.prefix, start)
                read.insert(len(read) - (run.kind != "none"), (at, before))
    return read


def _headline_end(text: str) -> int:
    """Where a headline in capitalised words ends: a short first line with few small words."""
    end = text.find("\n", 0, 200)
    words = text[: max(end, 0)].split()
    capital = sum(word[:1].isupper() for word in words)
    return end if len(words) > 3 and capital * 10 >= len(words) * 7 else 0


@lru_cache(maxsize=2048)
def _read_headline(line: str) -> tuple[tuple[int, _Run], ...]:
    """The persons within a headline in which every word is capitalised."""
    words = [(m.start(), m[0]) for m in re.finditer(r"\S+", line)]
    found: list[tuple[int, _Run]] = []
    skip = 0
    for index, (at, word) in enumerate(words):
        if skip:
            skip -= 1
            continue
        size = 1
        if _is_given(word) and word not in lex.PLACES:
            size = (
                3
                if re.fullmatch(rf"[{_UP}]\.", (words[index + 1 : index + 2] or [(0, "")])[0][1])
                else 2
            )
        if words[index + 1 : index + 2] and words[index + 1][1].islower():
            # "Bill de Blasio", "Ursula von der Leyen".
            size = (
                next(
                    (
                        n
                        for n in range(2, 5)
                        if index + n < len(words) and words[index + n][1][0].isupper()
                    ),
                    1,
                )
                + 1
            )
        part = words[index : index + size]
        end = part[-1][0] + len(part[-1][1])
        name = line[at:end]
        if size > 1 and len(part) == size and part[-1][1] not in lex.FUNCTION_WORDS:
            found.append((at, _Run("person", 0, end - at, (), name, "")))
            skip = size - 1
        elif word not in lex.FUNCTION_WORDS and word[0].isupper():
            found.append((at, _Run("weak", 0, len(word), (), word, "")))
    return tuple(found)


def _joins(text: str, left: tuple[int, int], right: tuple[int, int], gap: int) -> bool:
    """Whether two runs with a small word between them are one name."""
    head = text[left[0] : left[1]].split()
    tail = text[right[0] : right[1]].split()
    last = head[-1]
    if gap == 3:
        return False
    if gap == 1:
        if last in ("Secretary", "Speaker", "Secretaries") and len(tail) >= 1:
            return tail[0] in (
                "State", "Defense", "Defence", "Education", "Labor", "Energy", "House", "Health",
                "Commerce", "Agriculture", "Homeland", "Transportation", "War",
            )  # fmt: skip
        return last in _JOINING_HEADS and last not in _TITLE or _is_work_of(head)
    inside = " of " in text[left[0] : left[1]] or " for " in text[left[0] : left[1]]
    if inside and len(tail) <= 4:
        return tail[-1] in lex.ORGANIZATION_HEADS or tail[-1] in ("Studies", "Affairs", "Sciences")
    if tail[-1] in ("Committee", "Commission", "Administration", "Subcommittee", "Department"):
        return len(tail) > 1 and head[0] not in lex.MALE_NAMES and head[0] not in lex.FEMALE_NAMES
    return False


_JOINING_HEADS: Final = frozenset(
    """
    Academy Administration Agency Alliance Assembly Associates Association Authority Bank Board
    Bureau Campaign Caucus Center Centre Chamber Church City Coalition College Commission Committee
    Congress Conference Convention Corporation Council Court Daughters Democrats Department District
    Division Families Federation Foundation Friends Fund Government Guild House Initiative Institute
    Institution Journal Knights Laboratory League Library Ministry Mothers Museum Nation Nations
    Office Organization Party Physicians Police Post Priorities Project Republicans Republic School
    Society Sons State States Teachers Trust Union University Veterans Voters Women Workers Students
    Americans Studies Citizens Catholics Christians Evangelicals Lawyers Doctors Nurses Scientists
    """.split()
)


def _is_work_of(head: list[str]) -> bool:
    return len(head) == 1 and head[0] in ("Bank", "Bureau", "Ministry", "Daughters", "Council")


@lru_cache(maxsize=8192)
def _read_run(run: str, within: bool = False) -> _Run:
    """Read one run of capitalised words: what to leave off, its titles, its name and its kind.

    ``within`` says that it stands within a sentence, where "Will" and "May" are given names.
    """
    words = [(m.start(), m.end()) for m in re.finditer(r"[^ \xa0]+", run)]
    first = 0
    texts = [run[s:e] for s, e in words]
    if within and len(texts) > 1 and _is_given(texts[0]) and texts[0] in _AMBIGUOUS_GIVEN:
        return _Run("person", 0, words[-1][1], (), run, "")
    if len(texts) == 1 and texts[0] in ("First", "Second", "Third"):
        return _NOTHING
    while first < len(texts) and (
        texts[first] in lex.FUNCTION_WORDS
        or texts[first] in lex.MONTHS_AND_DAYS
        or texts[first].endswith(("-based", "-born", "-backed", "-led", "-area"))
        or _CONTRACTION.search(texts[first])
        or texts[first].startswith(("Pro-", "Anti-", "Like-", "Non-"))
    ):
        first += 1
    while len(texts) > first and texts[-1] in lex.MONTHS_AND_DAYS:
        texts.pop()
    if first == len(texts):
        return _NOTHING
    # The last title with a name after it: "Wells Fargo CEO John Stumpf".
    name = first
    index = _last_title(texts, first)
    if index >= 0:
        rest = texts[index + 1 :]
        while len(rest) > 1 and rest[0] in lex.FUNCTION_WORDS:
            # "President On Trump", in a headline.
            index += 1
            rest = rest[1:]
        if texts[index] == "Miss" and len(rest) > 1 and rest[0] in _PAGEANTS:
            index += 1
            rest = rest[1:]
        human = rest[-1] not in lex.ORGANIZATION_HEADS or texts[index] in _HONORIFIC
        if len(rest) <= 5 and human and rest[0][0].isupper():
            name = index + 1
    if name == first:
        named = [t for t in texts[first:] if t not in _TITLE and t not in ("of", "the", "State")]
        lone = len(texts) - first == 1 and texts[first] in _NAME_LIKE_TITLES
        office = texts[-1] in _TITLE and texts[-1] not in _NAME_LIKE_TITLES
        if office and named and named[0] not in lex.FUNCTION_WORDS and not _is_given(named[0]):
            # "Press Secretary", "Wells Fargo CEO": what stands before the office may be a name.
            before = run[words[first][0] : words[texts.index(named[-1])][1]]
            modified = all(n.lower() in lex.ROLE_MODIFIERS for n in named)
            return _NOTHING if modified or named[-1] == texts[-1] else _read_run(before)
        if not named and not lone:
            return _NOTHING
        return _plain_run(run, texts, words, first)
    titles_from = index if index >= 0 else name
    while titles_from > first and (
        texts[titles_from - 1] in _TITLE
        or texts[titles_from - 1] in ("of", "the")
        or (titles_from < name and texts[titles_from - 1] == "State")
        or texts[titles_from] == "of"
    ):
        titles_from -= 1
    start, end = words[name][0], words[len(texts) - 1][1]
    core = run[start:end]
    prefix = run[words[first][0] : words[titles_from - 1][1]] if titles_from > first else ""
    if core in lex.PLACES and texts[index] not in _HONORIFIC and titles_from == first:
        return _Run("place", start, end, (), core, "")
    return _Run("person", start, end, tuple(texts[titles_from:name]), core, prefix)


def _last_title(texts: list[str], first: int) -> int:
    """Where the last title is that a name follows; -1 where there is none."""
    for index in range(len(texts) - 2, first - 1, -1):
        if texts[index] not in _TITLE and not (
            texts[index].lower() in lex.ROLE_HEADS
            and not _is_given(texts[index])
            and (_is_given(texts[index + 1]) or index == first)
        ):
            continue
        rest = texts[index + 1 :]
        if rest[0] == "of":
            # "Secretary of State John Kerry", "Speaker of the House Paul Ryan".
            skip = 3 if rest[1:2] == ["the"] else 2
            if len(rest) <= skip:
                return -1
            return index + skip
        if texts[index] in _HONORIFIC or any(t not in _TITLE for t in rest):
            return index
    return -1


#: A function word in capitals within a run: the run is no one name.
_MID: Final = re.compile(
    r" (?:And|The|On|In|To|For|Of|With|After|Before|Says|Said|He|She|His|Her|Is|Are|Was|At|By|From|About|Over|"
    r"Not|Will|Has|As|But|Calls|Wins|Him|Them|It|That)\b"
)
_CONTRACTION: Final = re.compile(r"[’'](?:ll|d|re|ve|m|t)$")
_NOTHING: Final = _Run("none", 0, 0, (), "", "")
_AMBIGUOUS_GIVEN: Final = frozenset(("Will", "May", "April", "June", "August"))
_STARTS_LIKE_GIVEN: Final = frozenset(("Will", "May ", "Apri", "June", "Augu"))
_PAGEANTS: Final = frozenset(("Universe", "America", "World", "USA", "Teen", "International"))
_NAME_LIKE_TITLES: Final = frozenset(("King", "Prince", "Major", "Bishop", "Pope", "Chancellor"))


def _plain_run(run: str, texts: list[str], words: list[tuple[int, int]], first: int) -> _Run:
    """Read a run that has no title before a name."""
    start, end = words[first][0], words[len(texts) - 1][1]
    core = run[start:end]
    parts = texts[first:]
    if core.endswith((".", "'", "’")) and not re.search(
        rf"(?:\b[{_UP}]|Jr|Sr|Inc|Co|Corp|Ltd)\.$", core
    ):
        core = core[:-1]
        end -= 1
    kind = _kind_of(core, parts)
    if kind == "none":
        return _NOTHING
    return _Run(kind, start, end, (), core, "")


def _kind_of(core: str, parts: list[str]) -> str:
    """What kind of thing a name is, by its words alone."""
    last = parts[-1]
    if core in lex.PLACES or core.rstrip(".").lower().replace(".", "") in _STATE_LETTERS.get(
        len(core), ()
    ):
        return "place"
    if len(parts) == 1:
        if core in ("Labour", "GOP", "DNC", "RNC", "UKIP", "SNP"):
            return "organization"
        if core in lex.DEMONYMS or core in lex.PARTIES or len(core) == 1 or core in _PEOPLES:
            return "none"
        if core in ("Democrats", "Republicans", "Conservatives", "Tories"):
            return "organization"
        if "-" in core and core.rsplit("-", 1)[1] in _COMPOUNDS:
            return "none"
        if core.endswith("ing") and core not in lex.MALE_NAMES and len(core) > 5:
            return "none"
        if core in lex.ORGANIZATION_WORDS:
            return "organization"
        letters = core.replace(".", "")
        if letters.isupper() and len(letters) > 1:
            return "organization"
        return "single"
    if "-" in last and last.rsplit("-", 1)[1] in _COMPOUNDS:
        return "none"
    given = _is_given(parts[0])
    if any(_JUNK.search(p) for p in parts):
        return "none"
    lower = any(p in ("of", "for", "on", "to", "and", "&", "the") for p in parts)
    if lower:
        return "organization"
    if given and len(parts) == 3 and re.fullmatch(rf"[{_UP}]\.", parts[1]):
        return "person"
    if last in lex.ORGANIZATION_HEADS:
        ambiguous = given and len(parts) == 2 and parts[0] not in lex.PLACES
        return "person" if ambiguous and last in _SURNAME_HEADS else "organization"
    if last in _PLACE_HEADS:
        return "place"
    if (parts[0] in lex.DEMONYMS and not given) or parts[0] in lex.PARTIES or last in lex.DEMONYMS:
        return "none" if len(parts) == 2 else "unknown"
    if len(parts) > 4 and not any("." in p or p.islower() or p in _SUFFIX for p in parts):
        return "unknown"
    if any(p in lex.ORGANIZATION_HEADS for p in parts[1:-1]) and not given:
        return "unknown"
    if given and parts[0] not in lex.PLACES and len(parts) <= 5:
        return "person"
    if re.search(rf"^(?:[{_UP}]\.){{1,3}}$", parts[0]) or any(
        re.fullmatch(rf"[{_UP}]\.", p) for p in parts[1:-1]
    ):
        return "person" if parts[0] not in ("U.S.", "U.K.", "U.N.", "E.U.") else "organization"
    if last in _SUFFIX:
        return "person"
    return "unknown"


def _is_given(word: str) -> bool:
    """Whether a word is a common given name, or the first half of a double one."""
    if word in lex.MALE_NAMES or word in lex.FEMALE_NAMES:
        return True
    half = word.split("-")[0]
    return half != word and (half in lex.MALE_NAMES or half in lex.FEMALE_NAMES)


_JUNK: Final = re.compile(r"[a-z][A-Z]\w*[a-z][A-Z]")
_COMMON_FIRST: Final = frozenset(
    "national american new united international federal state house senate white supreme royal free "
    "first central general public north south east west black super world homeland social green".split()
)
#: Last words by which newspapers and bodies go alone: "the Times" for "The New York Times".
_SHORT_NAMES: Final = frozenset(
    "times post journal tribune herald globe guardian telegraph gazette chronicle examiner institute "
    "foundation commission council union tribunal network".split()
)
_COMPOUNDS: Final = frozenset(
    "based backed led born style era focused aligned like wide area".split()
)
_PEOPLES: Final = frozenset(
    "Americans Russians Mexicans Muslims Christians Catholics Jews Europeans Britons Germans Arabs "
    "Iraqis Syrians Iranians Israelis Palestinians Canadians Cubans Latinos Hispanics Asians Africans "
    "Texans Ohioans Floridians Iowans Californians Virginians Westerners Southerners".split()
)
#: Organization heads that are surnames as well.
_SURNAME_HEADS: Final = frozenset(
    "Bank Bar Church Club Cabinet Court Gross Force Globe Guard Hill House Justice Law Nation Office "
    "Order Post Press Price Prize Star Steel School Service Store Task Temple Times Today Tower Tribe Trust "
    "Union Wire Works Hotel Street Monitor Journal Hospital Gas Research Herald".split()
)
_PLACE_HEADS: Final = frozenset(
    "County City Street Avenue Road Valley Beach Island Islands River Lake Mountain Mountains Park "
    "Airport Square Bay Springs Hills Heights Township Boulevard Ocean Sea Gulf Peninsula "
    "Village Highway Bridge Stadium Arena Square Plaza".split()
)
_STATE_LETTERS: Final[dict[int, frozenset[str]]] = {
    4: frozenset("nj ny nh nm nc nd ri sc sd dc".split()),
}


@attrs.define(slots=True, eq=False)
class _Raw:
    """A mention before it is known whose it is."""

    start: int
    end: int
    outer: int
    titles: tuple[str, ...]
    name: str
    kind: str


class _Clustering:
    """Puts the mentions of one article together."""

    def __init__(self, text: str, runs: list[tuple[int, _Run]]) -> None:
        self.text = text
        self.raws = [
            _Raw(at + run.start, at + run.end, at, run.titles, run.name.replace("]", ""), run.kind)
            for at, run in runs
        ]
        self.by_name: dict[str, list[_Raw]] = defaultdict(list)
        for raw in self.raws:
            self.by_name[raw.name].append(raw)
        self.of_name: dict[str, Entity] = {}
        self.families: dict[str, list[Entity]] = defaultdict(list)
        self.givens: dict[str, list[Entity]] = defaultdict(list)
        self.seen_at: dict[int, int] = {}
        self.tails: dict[str, Entity] = {}
        self.heads: dict[str, Entity] = {}
        self.by_last: dict[str, set[str]] = defaultdict(set)

    def entities(self) -> Entities:
        """Cluster, and give each mention its entity."""
        kinds = {name: self._kind(name, raws) for name, raws in self.by_name.items()}
        self._join_persons([n for n, k in kinds.items() if k == "person" and " " in n])
        for name, kind in kinds.items():
            # A transcript's "WALLACE:", a headline's "TRUMP".
            if kind == "organization" and name.isupper() and len(name) > 3:
                if self.families.get(fold_name(name)):
                    kinds[name] = "single"
        self._contradicted_surnames(kinds)
        self._eponyms(kinds)
        self._join_organizations([n for n, k in kinds.items() if k == "organization"])
        for name, kind in kinds.items():
            if name not in self.of_name and " " in name:
                tail = self._by_tail(name) if kind != "place" else None
                self.of_name[name] = tail or Entity(name, kind)
        mentions: list[Mention] = []
        latest: dict[int, int] = {}
        for raw in self.raws:
            entity = self.of_name.get(raw.name)
            if entity is None:
                entity = self._single(raw, kinds[raw.name], latest)
                if entity is None:
                    continue
            full = " " in raw.name
            if entity.kind == "unknown" and full:
                inner = self._inside(raw)
                if inner:
                    mentions.extend(inner)
                    continue
            if full:
                latest[id(entity)] = raw.start
            self.seen_at[id(entity)] = raw.start
            mention = Mention(raw.start, raw.end, raw.outer, raw.titles, raw.name, entity, full)
            entity.mentions.append(mention)
            if raw.name != entity.name and raw.name not in entity.aliases:
                entity.aliases.append(raw.name)
            if entity.gender is None and entity.kind == "person":
                entity.gender = _titled_gender(raw.titles)
            mentions.append(mention)
        seen: dict[int, Entity] = {}
        for mention in mentions:
            seen.setdefault(id(mention.entity), mention.entity)
        return Entities(list(seen.values()), mentions)

    def _kind(self, name: str, raws: list[_Raw]) -> str:
        """What a distinct name is, by its words and, where they do not tell, by its places."""
        kinds = {raw.kind for raw in raws}
        kind = "person" if "person" in kinds else raws[0].kind
        words = name.split()
        if kind == "person" and words[-1] in lex.ORGANIZATION_HEADS and not any(
            r.titles for r in raws
        ):
            if any(self.text[r.start - 4 : r.start] in ("the ", "The ") for r in raws[:6]):
                return "organization"
        if kind == "person" and len(words) > 2 and not any(r.titles for r in raws):
            known = [" ".join(words[:n]) for n in range(2, len(words))]
            known += [" ".join(words[n:]) for n in range(1, len(words) - 1)]
            if words[-1] not in _SUFFIX and any(
                len(self.by_name.get(k, ())) > len(raws) and _is_given(k.split()[0]) for k in known
            ):
                # "Donald Trump Praises", "Billionaire Donald Trump", "Rachel Maddow Show".
                return "unknown"
        if kind != "unknown":
            return kind
        if len(words) > 4 or any(w in lex.ORGANIZATION_HEADS for w in words[1:-1]):
            return "unknown"
        if any(" ".join(words[:n]) in self.by_name for n in range(2, len(words))):
            if words[-1] not in _SUFFIX:
                return "unknown"
        rest = self.by_name.get(name.partition(" ")[2])
        if rest and len(words) > 2 and len(rest) > len(raws) and not _is_given(words[0]):
            # "Rival Hillary Clinton" and "Crooked Hillary Clinton", where she is named elsewhere.
            return "unknown"
        if len(words) == 2 and not _is_given(words[0]):
            if self._is_common(words[0]) and self._has_namesake(name, words[1]):
                return "unknown"
            if len(raws) == 1 and raws[0].start < self.text.find("\n", 0, 300):
                # "Derelict Lee and Hill", in a headline.
                return "unknown"
        if any(raw.kind in ("single", "person") for raw in self.by_name.get(words[-1], ())):
            # Names of places and organizations are not shortened to their last word.
            return "person"
        votes = 0
        for raw in raws[:6]:
            votes += self._person_evidence(raw)
        return "person" if votes > 0 else "unknown"

    def _has_namesake(self, name: str, family: str) -> bool:
        """Whether another full name with a known given name ends in the same word."""
        if not self.by_last:
            for other in self.by_name:
                head, _, last = other.rpartition(" ")
                if head and _is_given(head.split()[0]):
                    self.by_last[last].add(other)
        return bool(self.by_last.get(family, set()) - {name})

    def _is_common(self, word: str) -> bool:
        """Whether a word that begins a run looks like a common word, and not like a given name."""
        lower = word.lower()
        return not _is_given(word) and (
            lower.endswith(("ed", "ing", "ly"))
            or lower in lex.REPORT_VERBS
            or lower in ("team", "state", "camp", "anti", "pro", "hacker", "rapper", "singer")
            or (len(word) > 1 and word.isupper() and "." not in word)
            or word in ("Republicans", "Democrats", "Conservatives", "Liberals", "Americans")
            or f" {lower} " in self.text
        )

    def _person_evidence(self, raw: _Raw) -> int:
        """Whether the words around a name speak for a person (1), against one (-1), or neither."""
        before = self.text[max(0, raw.start - 40) : raw.start].split()
        last = before[-1].strip(',“"') if before else ""
        if last in ("the", "The", "at", "in", "In"):
            return -1
        if last.lower() in lex.ROLE_HEADS or last.lower() in ("and-not",):
            return 1
        after = _FOLLOWING.match(self.text, raw.end, raw.end + 40)
        if after:
            if after["age"] or after[0].endswith(("who", "whose")):
                return 1
            if after["verb"] in lex.REPORT_VERBS or (
                after["verb"] in ("is", "was", "has", "had") and _is_given(raw.name.split()[0])
            ):
                return 1
            if after["verb"] in ("a", "an", "the", "director", "president", "head"):
                window = self.text[after.start() : after.end() + 60].split()
                if any(w.strip(",.") in lex.ROLE_HEADS for w in window[:7]):
                    return 1
        if last in lex.REPORT_VERBS:
            return 1
        return 0

    def _join_persons(self, names: list[str]) -> None:
        """Make one entity of the full names that can be one person's."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for name in sorted(names, key=lambda n: (-len(self.by_name[n]), self.by_name[n][0].start)):
            words = name.split()
            while len(words) > 2 and words[-1] in _SUFFIX:
                words.pop()
            key = fold_name(words[-1])
            home = None
            for entity in found[key][:20]:
                suffixed = (name.split()[-1] in _SUFFIX) != (entity.name.split()[-1] in _SUFFIX)
                if not suffixed and compare_names(name, entity.name) >= Likeness.COMPATIBLE:
                    home = entity
                    break
            if home is None:
                home = Entity(name, "person", _name_gender(name))
                found[key].append(home)
                self._index(home, words, key)
            elif len(words) > len(home.name.split()):
                home.name = name
                home.gender = home.gender or _name_gender(name)
            self.of_name[name] = home

    def _contradicted_surnames(self, kinds: dict[str, str]) -> None:
        """Make persons of surnames whose title no full name of that family can bear.

        "Mr. Obama" is not Michelle Obama, so "President Obama" need not be either.
        """
        for name, raws in self.by_name.items():
            family = self.families.get(fold_name(name), ())
            if " " in name or not family or kinds[name] not in ("single", "person"):
                continue
            for raw in raws:
                gender = _titled_gender(raw.titles)
                if gender and all(c.gender not in (None, gender) for c in family):
                    self.families[fold_name(name)].append(Entity(name, "person", gender))
                    break

    def _eponyms(self, kinds: dict[str, str]) -> None:
        """Take a full name from what is named after its bearer, where nothing else gives it."""
        for name, kind in kinds.items():
            words = name.split()
            if kind not in ("organization", "unknown", "person") or len(words) < 3:
                continue
            if not _is_given(words[0]) or (
                kind == "person" and words[2] not in ("Show", "Report", "Live")
            ):
                continue
            family = fold_name(words[1])
            homes = self.families.get(family, [])
            if words[1] not in self.by_name or words[0] in lex.PLACES:
                continue
            person = Entity(f"{words[0]} {words[1]}", "person", _name_gender(words[0]))
            lone = [home for home in homes if " " not in home.name]
            if not homes:
                self.families[family] = [person]
            elif lone and lone[0].gender in (None, person.gender):
                lone[0].name = person.name

    def _index(self, entity: Entity, words: list[str], key: str) -> None:
        self.families[key].append(entity)
        given = fold_name(words[0])
        self.givens[given].append(entity)
        if len(words) > 2:
            # "Suu Kyi", "de Blasio", "Carden Grey".
            self.families[fold_name(" ".join(words[-2:]))].append(entity)
        if "-" in key:
            self.families[key.rsplit("-", 1)[1]].append(entity)

    def _by_tail(self, name: str) -> Entity | None:
        """The person whose longer name ends in this name of two words or more."""
        candidates = self.families.get(fold_name(name))
        if candidates:
            return candidates[0]
        # "Rival Hillary Clinton", "Crooked Hillary": a word too many before a known name.
        rest = name.partition(" ")[2]
        known = self.of_name.get(rest)
        first = name.split()[0]
        headline = self.by_name[name][0].start < self.text.find("\n", 0, 300)
        if known is None and " " not in rest and (self._is_common(first) or headline):
            known = next(iter(self.families.get(fold_name(rest), ())), None)
        return known if known is not None and known.kind == "person" else None

    def _join_organizations(self, names: list[str]) -> None:
        """Make one entity of an organization's name, its letters, and its shorter name."""
        letters: dict[str, Entity] = {}
        plain: dict[str, Entity] = {}
        tails = self.tails
        for name in sorted(names, key=lambda n: (-len(n.split()), self.by_name[n][0].start)):
            key = fold_name(name).removeprefix("the ")
            words = name.split()
            home = plain.get(key)
            if home is None and len(words) == 1:
                home = letters.get(name.replace(".", ""))
            if home is None:
                home = tails.get(key) if " " in key or key in _SHORT_NAMES else None
            if home is None:
                home = Entity(name, "organization")
                plain[key] = home
                first = words[0]
                if len(words) > 1 and not (
                    first in lex.PLACES or first in lex.DEMONYMS or first in lex.PARTIES
                    or _is_given(first) or first.lower() in _COMMON_FIRST or self._is_common(first)
                ):
                    # "Peabody" for "Peabody Energy".
                    self.heads.setdefault(fold_name(first), home)
                for cut in range(1, len(words)):
                    if words[cut][0].isupper():
                        tails.setdefault(fold_name(" ".join(words[cut:])), home)
                for initials in _initials(words):
                    letters.setdefault(initials, home)
                self._parenthesis(name, letters, home)
            self.of_name[name] = home

    def _parenthesis(self, name: str, letters: dict[str, Entity], home: Entity) -> None:
        """Read "Progressive Policy Institute (PPI)": the letters are that name's."""
        if name.isupper():
            # A dateline: "WASHINGTON (AP)".
            return
        for raw in self.by_name[name][:4]:
            match = re.match(
                r"’?s? \((?:the )?([A-Z][\w.&-]{1,11})\)", self.text[raw.end : raw.end + 24]
            )
            if match:
                letters[match[1].replace(".", "")] = home

    def _inside(self, raw: _Raw) -> list[Mention]:
        """The known persons within a longer run, such as a headline in capitals."""
        words = list(re.finditer(r"\S+", raw.name))
        found: list[Mention] = []
        index = 0
        while index < len(words):
            for size in (3, 2, 1):
                if index + size > len(words) or size == len(words):
                    continue
                start, end = words[index].start(), words[index + size - 1].end()
                name = raw.name[start:end]
                entity = self.of_name.get(name) if size > 1 else None
                if size == 1 and index:
                    entity = next(iter(self.families.get(fold_name(name), ())), None)
                if entity is not None and entity.kind == "person":
                    at = raw.start + start
                    mention = Mention(at, raw.start + end, at, (), name, entity, size > 1)
                    entity.mentions.append(mention)
                    found.append(mention)
                    index += size - 1
                    break
            index += 1
        return found

    def _single(self, raw: _Raw, kind: str, latest: dict[int, int]) -> Entity | None:
        """Whose name a name of one word is, where it stands."""
        name = raw.name
        key = fold_name(name)
        candidates = self.families.get(key, ())
        gender = _titled_gender(raw.titles)
        if gender and candidates:
            candidates = [c for c in candidates if c.gender in (None, gender)]
        if not candidates and not raw.titles and kind != "organization":
            candidates = self.givens.get(key, ())
        if kind == "organization" and not (candidates and raw.titles):
            candidates = ()
        if kind == "place" and not raw.titles:
            preposition = self.text[max(0, raw.start - 5) : raw.start].split()[-1:]
            if preposition in (["in"], ["from"], ["of"], ["at"]) or not candidates:
                candidates = ()
        if candidates:
            return self._choose(candidates, raw, latest)
        short = self.tails.get(key) if key in _SHORT_NAMES else self.heads.get(key)
        if kind == "single" and short is not None and not raw.titles:
            self.of_name[name] = short
            return short
        misspelt = self._misspelt(key) if kind == "single" else None
        if misspelt is not None:
            self.of_name[name] = misspelt
            return misspelt
        if kind == "single" and raw.titles:
            kind = "person"
        lower = name.lower()
        if kind == "weak":
            return None
        if kind == "single" and (
            lower in lex.GROUP_NOUNS
            or lower in lex.WORKS
            or lower in lex.ROLE_HEADS
            or (lower.endswith("s") and lower[:-1] in lex.ROLE_HEADS)
        ):
            return None
        entity = Entity(name, kind, _name_gender(name) if kind in ("person", "single") else None)
        if kind == "single" and (name in lex.MALE_NAMES or name in lex.FEMALE_NAMES):
            entity.kind = "person"
        elif kind == "single":
            entity.kind = "unknown"
            if any(self._person_evidence(r) > 0 for r in self.by_name[name][:6]):
                entity.kind = "person"
        self.of_name[name] = entity
        return entity

    def _misspelt(self, key: str) -> Entity | None:
        """The person whose family name a single name misspells by one letter, or two of eight."""
        if len(key) < 5 or len(self.families) > 400:
            return None
        for family, homes in self.families.items():
            if (
                family[0] == key[0]
                and len(homes) == 1
                and len(family) >= 5
                and _is_close(key, family, 2 if min(len(key), len(family)) >= 8 else 1)
            ):
                return homes[0]
        return None

    def _choose(self, candidates: Sequence[Entity], raw: _Raw, latest: dict[int, int]) -> Entity:
        """The one of several namesakes that is meant: named in full in this paragraph, or the main one."""
        if len(candidates) == 1:
            return candidates[0]
        floor = self.text.rfind("\n", max(0, raw.start - 1500), raw.start)
        near = [c for c in candidates if latest.get(id(c), -1) > floor]
        if near:
            return max(near, key=lambda c: latest[id(c)])
        lately = [c for c in candidates if raw.start - self.seen_at.get(id(c), -9999) < 1200]
        return max(lately or candidates, key=self._weight)

    def _weight(self, entity: Entity) -> tuple[int, int]:
        """How often an entity is named in full, and how early."""
        own = [n for n, e in self.of_name.items() if e is entity] or [entity.name]
        return sum(len(self.by_name[n]) for n in own), -min(self.by_name[n][0].start for n in own)


def _is_close(one: str, other: str, limit: int) -> bool:
    """Whether two words differ by at most so many letters left out, added, changed or swapped."""
    if abs(len(one) - len(other)) > limit:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left = max(len(one), len(other)) - start - end
    return left <= limit or (left == 2 and sorted(one[start:][:2]) == sorted(other[start:][:2]))


def _initials(words: list[str]) -> list[str]:
    """The letters by which an organization's name may be known."""
    major = [w for w in words if w[0].isupper()]
    if len(major) < 2:
        return []
    small = "".join(w[0] for w in major)
    parts = "".join(p[0] for w in major for p in w.split("-") if p)
    return [small.upper(), parts.upper()]


def _titled_gender(titles: Sequence[str]) -> str | None:
    for title in titles:
        bare = title.rstrip(".").lower()
        gender = HONORIFICS.get(bare)
        if gender:
            return gender
        if bare in lex.FEMALE_NOUNS:
            return "female"
        if bare in lex.MALE_NOUNS:
            return "male"
    return None


def _name_gender(name: str) -> str | None:
    """The gender that a given name usually tells."""
    for given in name.split()[:2]:
        male, female = given in lex.MALE_NAMES, given in lex.FEMALE_NAMES
        if male != female:
            return "male" if male else "female"
        if not re.fullmatch(rf"(?:[{_UP}]\.)+", given):
            return None
    return None
