"""Find the names in an article, and which of them are one person or organization.

One regular expression walks over the text once and takes the runs of capitalised words; each
distinct run is read once (titles, name, what kind of thing it may be), and the distinct names are
clustered: the fullest name, its surnames and initials, an organization and its letters. Mentions of
a shared surname are told apart by title, gender and by who was named in full last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.headlines import headline_end
from quotebank.extract.kinds import COMMON_FIRST, SHORT_NAMES, SUFFIXES, is_given
from quotebank.extract.nameclues import (
    OF_A_FIRM,
    camel_parts,
    initials_of,
    is_body,
    is_close,
    is_common,
    is_noun,
    letters_behind,
    may_agree,
    name_gender,
    person_evidence,
    relative_before,
    titled_gender,
    words_too_many,
)
from quotebank.extract.named import Entities, Entity, LowerWords, Mention, RawMention
from quotebank.extract.namesakes import Namesakes
from quotebank.extract.runs import Run, read_runs
from quotebank.names import Likeness, compare_names, fold_name, given_forms

__all__ = ["Entities", "Entity", "Mention", "find_entities"]

#: Titles, or none, that a given name stands behind.
_BY_GIVEN: Final = (
    (), ("Sir",), ("Dame",), ("Prince",), ("Princess",), ("King",), ("Queen",), ("Mum",), ("Dad",)
)  # fmt: skip
#: Particles that begin a family name, with a capital.
_PARTICLES: Final = frozenset("Le La De Del Di Da Van Von Al El Abu Bin Ben Bint".split())


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
    return _Clustering(text, read_runs(text)).entities()


#: No article has more people of one name than these: a hostile one may.
_NAMESAKES: Final = 20


class _Clustering:
    """Puts the mentions of one article together."""

    def __init__(self, text: str, runs: list[tuple[int, Run]]) -> None:
        self.text = text
        self.lower_words = LowerWords(text)
        self.headline = headline_end(text)
        self.by_letter: dict[str, list[tuple[str, list[Entity]]]] = defaultdict(list)
        self.weights: dict[int, tuple[int, int]] = {}
        self.raws: list[RawMention] = []
        self.by_name: dict[str, list[RawMention]] = defaultdict(list)
        for at, run in runs:
            name = run.name.replace("]", "").replace(",", "")
            cut = 0 if run.titles else words_too_many(name, run.kind, self.lower_words)
            name = name[cut:]
            kind = "person" if cut else run.kind
            raw = RawMention(at + run.start + cut, at + run.end, at, run.titles, name, kind)
            self.raws.append(raw)
            self.by_name[name].append(raw)
        self.of_name: dict[str, Entity] = {}
        self.families: dict[str, list[Entity]] = defaultdict(list)
        self.givens: dict[str, list[Entity]] = defaultdict(list)
        self.namesakes = Namesakes(text, self.weights, self.by_name)
        #: Who alone can be meant by a name of one word, wherever it stands without a title.
        self.sole: dict[str, Entity] = {}
        self.tails: dict[str, Entity] = {}
        self.heads: dict[str, Entity] = {}
        self.by_last: dict[str, set[str]] = defaultdict(set)
        self.bodies: list[Entity] = []
        self.tails_of_names: set[str] | None = None

    def entities(self) -> Entities:
        """Cluster, and give each mention its entity."""
        kinds = {name: self._kind(name, raws) for name, raws in self.by_name.items()}
        self._join_persons([n for n, k in kinds.items() if k == "person" and " " in n])
        for name, kind in kinds.items():
            # A transcript's "WALLACE:", a headline's "TRUMP".
            shouted = kind == "organization" and name.isupper() and len(name) > 3
            if shouted and self.families.get(fold_name(name)):
                kinds[name] = "single"
        self._contradicted_surnames(kinds)
        self._eponyms(kinds)
        self._join_organizations([n for n, k in kinds.items() if k == "organization"])
        for name, kind in kinds.items():
            if name not in self.of_name and " " in name:
                tail = self._by_tail(name) if kind != "place" else None
                self.of_name[name] = tail or Entity(name, kind)
        mentions: list[Mention] = []
        for raw in self.raws:
            entity = self.of_name.get(raw.name)
            if entity is None:
                entity = self._single(raw, kinds[raw.name])
                if entity is None:
                    continue
            full = " " in raw.name
            if entity.kind == "unknown" and full:
                inner = self._inside(raw)
                if inner:
                    mentions.extend(inner)
                    continue
            self.namesakes.seen(entity, raw, full=full)
            mention = Mention(raw.start, raw.end, raw.outer, raw.titles, raw.name, entity, full)
            entity.mentions.append(mention)
            if raw.name != entity.name and raw.name not in entity.aliases:
                entity.aliases.append(raw.name)
            if raw.titles and entity.gender is None and entity.kind == "person":
                entity.gender = titled_gender(raw.titles)
            mentions.append(mention)
        seen: dict[int, Entity] = {}
        for mention in mentions:
            seen.setdefault(id(mention.entity), mention.entity)
        return Entities(list(seen.values()), mentions, self.lower_words)

    def _kind(self, name: str, raws: list[RawMention]) -> str:
        """What a distinct name is, by its words and, where they do not tell, by its places."""
        kind = raws[0].kind
        if kind != "person" and any(raw.kind == "person" for raw in raws):
            kind = "person"
        words = name.split()
        if kind == "place" and len(words) == 2 and is_given(words[0]):
            # "Sam Park said", but "in Hyde Park".
            speaks = any(person_evidence(self.text, r.start, r.end) > 0 for r in raws[:6])
            kind = "person" if speaks and words[0] not in lex.PLACES else kind
        if kind not in ("person", "unknown"):
            return kind
        tail = len(words) == 2 or (len(words) > 2 and words[1].islower())
        new = words[0] in _PARTICLES or not is_given(words[0])
        if tail and new and name in self._tails_of_names():
            # "Abu Nasr", where Omar Abu Nasr is named.
            return "unknown"
        if (
            kind == "person"
            and words[-1] in lex.ORGANIZATION_HEADS
            and not any(r.titles for r in raws)
        ) and any(self.text[r.start - 4 : r.start] in ("the ", "The ") for r in raws[:6]):
            return "organization"
        if kind == "person" and len(words) > 2 and not any(r.titles for r in raws):
            known = [" ".join(words[:n]) for n in range(2, len(words))]
            known += [" ".join(words[n:]) for n in range(1, len(words) - 1)]
            if words[-1] not in SUFFIXES and any(
                len(self.by_name.get(k, ())) > len(raws) and is_given(k.split()[0]) for k in known
            ):
                # "Donald Trump Praises", "Billionaire Donald Trump", "Rachel Maddow Show".
                return "unknown"
        if kind != "unknown":
            return kind
        if len(words) == 3 and words[1] in _PARTICLES and name.partition(" ")[2] in self.by_name:
            return "person"
        if len(words) > 4 or any(w in lex.ORGANIZATION_HEADS for w in words[1:-1]):
            return "unknown"
        longer = any(" ".join(words[:n]) in self.by_name for n in range(2, len(words)))
        if longer and words[-1] not in SUFFIXES:
            return "unknown"
        rest = self.by_name.get(name.partition(" ")[2])
        if rest and len(words) > 2 and len(rest) > len(raws) and not is_given(words[0]):
            # "Rival Hillary Clinton" and "Crooked Hillary Clinton", where she is named elsewhere.
            return "unknown"
        if len(words) == 2 and not is_given(words[0]):
            if is_common(words[0], self.lower_words) and self._has_namesake(name, words[1]):
                return "unknown"
            speaks = self.text[raws[0].end : raws[0].end + 1] == ":"
            if len(raws) == 1 and raws[0].start < self.headline and not speaks:
                # "Derelict Lee and Hill", in a headline, but "Zadie Lee: ‘…’".
                return "unknown"
        if any(raw.kind in ("single", "person") for raw in self.by_name.get(words[-1], ())):
            # Names of places and organizations are not shortened to their last word.
            return "person"
        if any(is_body(self.text, raw.start, raw.end) for raw in raws[:6]):
            return "organization"
        votes = 0
        for raw in raws[:6]:
            votes += person_evidence(self.text, raw.start, raw.end)
        return "person" if votes > 0 else "unknown"

    def _tails_of_names(self) -> set[str]:
        """The last two words of each longer name."""
        if self.tails_of_names is None:
            longer = [n.split() for n in self.by_name if n.count(" ") > 1]
            self.tails_of_names = {" ".join(words[-2:]) for words in longer} | {
                " ".join((words[1].capitalize(), *words[2:])) for words in longer
            }
        return self.tails_of_names

    def _has_namesake(self, name: str, family: str) -> bool:
        """Whether another full name with a known given name ends in the same word."""
        if not self.by_last:
            for other in self.by_name:
                head, _, last = other.rpartition(" ")
                if head and is_given(head.split()[0]):
                    self.by_last[last].add(other)
        return bool(self.by_last.get(family, set()) - {name})

    def _join_persons(self, names: list[str]) -> None:
        """Make one entity of the full names that can be one person's."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for name in sorted(names, key=lambda n: (-len(self.by_name[n]), self.by_name[n][0].start)):
            words = name.split()
            while len(words) > 2 and words[-1] in SUFFIXES:
                words.pop()
            key = fold_name(words[-1])
            home = None
            for entity in found[key][:_NAMESAKES]:
                if not may_agree(name, entity.name):
                    continue
                suffixed = (name.split()[-1] in SUFFIXES) != (entity.name.split()[-1] in SUFFIXES)
                if not suffixed and compare_names(name, entity.name) >= Likeness.COMPATIBLE:
                    home = entity
                    break
            if home is None:
                home = Entity(name, "person", name_gender(name))
                found[key].append(home)
                self._index(home, words, key)
            elif len(words) > len(home.name.split()) or name.isupper() < home.name.isupper():
                home.name = name
                home.gender = home.gender or name_gender(name)
            elif home.name.isascii() and fold_name(name) == fold_name(home.name):
                home.name = name  # "François" for "Francois"
            self.of_name[name] = home
            raws = self.by_name[name]
            count, first = self.weights.get(id(home), (0, -raws[0].start))
            self.weights[id(home)] = (count + len(raws), max(first, -raws[0].start))
        for homes in found.values():
            for home in homes:
                # "ADA BELL" of a headline, where the article goes on about "Bell".
                if home.name.isupper() and home.name.rpartition(" ")[2].title() in self.by_name:
                    home.name = home.name.title()

    def _contradicted_surnames(self, kinds: dict[str, str]) -> None:
        """Make persons of surnames whose title no full name of that family can bear.

        "Mr. Obama" is not Michelle Obama, so "President Obama" need not be either.
        """
        for name, raws in self.by_name.items():
            if " " in name or kinds[name] not in ("single", "person"):
                continue
            family = self.families.get(fold_name(name))
            if not family:
                continue
            for raw in raws:
                gender = titled_gender(raw.titles) if raw.titles else None
                if gender and all(c.gender not in (None, gender) for c in family):
                    given = relative_before(self.text, raw.start, gender)
                    bearer = Entity(f"{given} {name}" if given else name, "person", gender)
                    if given:
                        # "His wife, Carol, was there. “…,” Ms. Lee said."
                        self.givens[fold_name(given)].append(bearer)
                    self.weights[id(bearer)] = (len(raws), -raws[0].start)
                    self.families[fold_name(name)].append(bearer)
                    break

    def _eponyms(self, kinds: dict[str, str]) -> None:
        """Take a full name from what is named after its bearer, where nothing else gives it."""
        for name, kind in kinds.items():
            if kind not in ("organization", "unknown", "person") or name.count(" ") < 2:
                continue
            words = name.split()
            if len(words) < 3 or not is_given(words[0]):
                continue
            titled = any(raw.titles for raw in self.by_name.get(words[1], ()))
            longer = titled and words[-1] not in self.by_name
            if kind == "person" and not longer and words[2] not in ("Show", "Report", "Live"):
                continue
            family = fold_name(words[1])
            homes = self.families.get(family, [])
            if words[1] not in self.by_name or words[0] in lex.PLACES:
                continue
            person = Entity(f"{words[0]} {words[1]}", "person", name_gender(words[0]))
            lone = [home for home in homes if " " not in home.name]
            if not homes:
                self.families[family] = [person]
            elif lone and lone[0].gender in (None, person.gender):
                lone[0].name = person.name

    def _index(self, entity: Entity, words: list[str], key: str) -> None:
        self.families[key].append(entity)
        given = fold_name(words[0])
        self.givens[given].append(entity)
        if len(words) > 2:  # "Suu Kyi", "de Blasio", "Carden Grey"
            self.families[fold_name(" ".join(words[-2:]))].append(entity)
        if len(words) > 3 and words[1].islower():  # "De la Cruz"
            self.families[fold_name(" ".join(words[1:]))].append(entity)
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
        if known is None and " " not in rest:
            home = next(iter(self.families.get(fold_name(rest), ())), None)
            if home is not None and (
                is_common(name.split(maxsplit=1)[0], self.lower_words)
                or self.by_name[name][0].start < self.headline
            ):
                known = home
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
                home = tails.get(key) if " " in key or key in SHORT_NAMES else None
            if home is None:
                home = Entity(name, "organization")
                plain[key] = home
                first = words[0]
                if len(words) > 1 and not (
                    first in lex.PLACES
                    or first in lex.DEMONYMS
                    or first in lex.PARTIES
                    or is_given(first)
                    or first.lower() in COMMON_FIRST
                    or is_common(first, self.lower_words)
                ):
                    # "Peabody" for "Peabody Energy".
                    self.heads.setdefault(fold_name(first), home)
                for cut in range(1, len(words)):
                    if words[cut][0].isupper():
                        tails.setdefault(fold_name(" ".join(words[cut:])), home)
                for initials in initials_of(words):
                    letters.setdefault(initials, home)
                self._parenthesis(name, letters, home)
            self.of_name[name] = home
        self.bodies = list(plain.values())

    def _parenthesis(self, name: str, letters: dict[str, Entity], home: Entity) -> None:
        """Read "Progressive Policy Institute (PPI)": the letters are that name's."""
        if name.isupper():
            # A dateline: "WASHINGTON (AP)".
            return
        for raw in self.by_name[name][:4]:
            known_as = letters_behind(self.text, raw.end)
            if known_as:
                letters[known_as] = home

    def _inside(self, raw: RawMention) -> list[Mention]:
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

    def _single(self, raw: RawMention, kind: str) -> Entity | None:
        """Whose name a name of one word is, where it stands."""
        name = raw.name
        if not raw.titles and name in self.sole:
            sole = self.sole[name]
            self.namesakes.went_alone(sole)
            return sole
        key = fold_name(name)
        candidates = self.families.get(key, [])[:_NAMESAKES]
        gender = titled_gender(raw.titles) if raw.titles else None
        if gender and candidates:
            candidates = self.namesakes.of_title(candidates, raw.titles[-1], gender)
        if not candidates and raw.titles[-1:] in _BY_GIVEN and kind != "organization":
            candidates = self.givens.get(key, [])[:_NAMESAKES]
            if not candidates and kind == "single" and is_given(name):
                forms = sorted(given_forms(name) & self.givens.keys())
                candidates = self.givens[forms[0]][:1] if len(forms) == 1 else []
        if kind == "organization" and not (candidates and raw.titles):
            candidates = []
        if kind == "place" and not raw.titles:
            preposition = self.text[max(0, raw.start - 5) : raw.start].split()[-1:]
            if preposition in (["in"], ["from"], ["of"], ["at"]) or not candidates:
                candidates = []
        if candidates:
            chosen = self.namesakes.choose(candidates, raw)
            self.namesakes.went_alone(chosen)
            if len(candidates) == 1 and not raw.titles and kind != "place":
                self.sole[name] = chosen
            return chosen
        short = self.tails.get(key) if key in SHORT_NAMES else self.heads.get(key)
        short = short or self._clipped(name)
        known = short if kind == "single" and not raw.titles else None
        known = known or (self._misspelt(key) if kind == "single" else None)
        if known is not None:
            self.of_name[name] = known
            return known
        if kind == "single" and raw.titles:
            kind = "person"
        if kind == "weak" or (kind == "single" and is_noun(name.lower())):
            return None
        entity = Entity(name, kind, name_gender(name) if kind in ("person", "single") else None)
        if kind == "single" and is_given(name):
            entity.kind = "person"
        elif kind == "single":
            raws = self.by_name[name][:6]
            entity.kind = "unknown"
            if any(OF_A_FIRM.match(self.text, r.end, r.end + 60) for r in raws):
                entity.kind = "organization"
            elif any(person_evidence(self.text, r.start, r.end) > 0 for r in raws):
                entity.kind = "person"
        self.of_name[name] = entity
        return entity

    def _clipped(self, name: str) -> Entity | None:
        """The organization of whose words a name is put together: "HuffPo", "WaPo"."""
        parts = camel_parts(name)
        for body in self.bodies[:_NAMESAKES] if parts else ():
            words = body.name.split()
            if len(words) == len(parts) and all(map(str.startswith, words, parts)):
                return body
        return None

    def _misspelt(self, key: str) -> Entity | None:
        """The person whose family name a single name misspells by one letter, or two of eight."""
        if len(key) < 5 or len(self.families) > 400:
            return None
        if not self.by_letter:
            for family, homes in self.families.items():
                self.by_letter[family[0]].append((family, homes))
        for family, homes in self.by_letter.get(key[0], ()):
            if (
                len(homes) == 1
                and len(family) >= 5
                and is_close(key, family, 2 if min(len(key), len(family)) >= 8 else 1)
            ):
                return homes[0]
        return None
