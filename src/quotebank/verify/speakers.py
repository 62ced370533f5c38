"""Whether a claimed speaker is the one that a source states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from quotebank.align import FUNCTION_WORDS
from quotebank.model import Affiliation, Speaker, SpeakerKind
from quotebank.names import Likeness, compare_names, fold_name
from quotebank.verify.findings import AttributionStatus
from quotebank.verify.senses import REPORTS

_STOP: Final = frozenset("the a an of for and in at to 's his her their its".split())
_DESCRIBED: Final = re.compile(
    r"^(?:an?|the|one|another|two|three|several|some|his|her|their)\s", re.IGNORECASE
)
#: A role before a name: "columnist Ada Quill", "Marlowe aide Jo Poe".
_ROLE: Final = re.compile(
    r"^(?:[\w.'’\-]+ ){0,6}?(?!(?:de|del|della|di|da|dos|la|le|van|von|der|den|bin|ibn|al|el|of|and) )"
    r"[a-z][\w\-]* (?=[A-Z])"
)
#: Words that make somebody else of a name: the Quill campaign, a Quill spokesman and Quill's lawyers
#: are not Quill.
_OTHERS: Final = frozenset(
    """campaign administration team staff staffer staffers aide aides spokesman spokeswoman
    spokesperson spokesmen lawyer lawyers attorney attorneys adviser advisers advisor advisors ally
    allies surrogate surrogates supporter supporters voter voters backer backers delegate delegates
    foundation family camp critic critics opponent opponents fan fans donor donors wife husband son
    daughter mother father brother sister widow interview rally organization operation loyalist
    loyalists operative operatives strategist strategists manager director pac""".split()
)
_LONG_TITLE: Final = re.compile(r"(?:[A-Z][\w.'’\-]* ){2,8}")
_CAPITAL: Final = re.compile(r"[A-Z][\w'’\-]+(?:\s+(?:[A-Z][\w.'’\-]*|de|van|von|bin|al))*")

#: Verbs of reporting beyond those that put another's words in doubt (Quirk et al. 1985, 16.31).
CUES: Final = REPORTS | frozenset(
    """according add added adds admit admitted agree agreed announce announced answer answered
    ask asked asks assert asserted warn warned warns write wrote writes urge urged urges tweet
    tweeted testify testified swear swore state stated states reply replied remark remarked
    report reported recall recalled promise promised predict predicted pledge pledged note noted
    notes mention mentioned maintain maintained lament lamented joke joked explain explained
    emphasize emphasized deny denied describe described declare declared contend contended
    continue continued concede conceded complain complained comment commented boast boasted
    acknowledge acknowledged accuse accused vow vowed mock mocked condemn condemned point
    pointed threaten threatened voice voiced threatens refuse refused propose proposed oppose
    opposed remember remembers remembered blame blamed object objected demand demanded request
    requested learn learned cite cited show shows showed find finds found indicate indicated
    reveal revealed speak spoke criticize criticized praise praised""".split()
)


def compare_speakers(
    claimed: str | None, stated: Speaker | None, affiliations: Iterable[Affiliation] = ()
) -> AttributionStatus:
    """Say whether a claimed speaker is the one that a source states.

    Args:
        claimed: the name as the draft gives it; None where it names nobody.
        stated: the speaker in the source; None where the source names nobody.
        affiliations: what the source states of that speaker's roles.

    >>> from quotebank.model import Speaker, SpeakerId
    >>> ashworth = Speaker(id=SpeakerId("a"), name="Jonathan Ashworth")
    >>> [str(compare_speakers(n, ashworth)) for n in ("Mr. Ashworth", "Jon Ashworth", "Starmer")]
    ['confirmed', 'confirmed', 'different']
    """
    if claimed is None or not fold_name(claimed):
        return AttributionStatus.NOT_CLAIMED
    if stated is None:
        return AttributionStatus.UNKNOWN
    names = [name for name in (stated.name, *stated.aliases) if name]
    if any(_same(claimed, name, stated.kind) for name in names):
        return AttributionStatus.CONFIRMED
    if not stated.name:
        described, named = _content(stated.description or ""), _content(claimed)
        if described & named and (described - named) & _OTHERS:
            return AttributionStatus.DIFFERENT  # The Quill campaign, where Quill is claimed.
        if described and (described <= named or named <= described):
            return AttributionStatus.CONFIRMED
        return AttributionStatus.UNKNOWN
    if _is_description(claimed):
        roles = set[str]()
        for affiliation in affiliations:
            roles |= _content(affiliation.label)
        shared = _content(claimed) & roles
        return AttributionStatus.CONFIRMED if shared else AttributionStatus.UNKNOWN
    return AttributionStatus.DIFFERENT


def _same(claimed: str, name: str, kind: SpeakerKind) -> bool:
    one, other = _plain(claimed), _plain(name)
    if one == other:
        return True
    if kind is SpeakerKind.PERSON:
        # "Sen. Ada Quill of Marlowe, the mayor" is Ada Quill, and so is "columnist Ada Quill".
        claimed, name = (
            _ROLE.sub("", re.split(r",| of (?=[A-Z])", whole)[0]) for whole in (claimed, name)
        )
        if _ends_in(claimed, name) or _ends_in(name, claimed):
            return True
    if (_content(claimed) ^ _content(name)) & _OTHERS:
        return False
    if kind is SpeakerKind.PERSON:
        likeness = compare_names(claimed, name)
        if likeness is Likeness.GIVEN:
            # A lone "Mitchell" is a family name more often than Mitch in full.
            return one in other.split() or other in one.split()
        return likeness > Likeness.GIVEN
    mine, theirs = _content(claimed), _content(name)
    if mine and theirs and (mine <= theirs or theirs <= mine):
        return True
    return _initials(name) in {one.replace(" ", ""), *one.split()} or (
        _initials(claimed) in {other.replace(" ", ""), *other.split()}
    )


def _ends_in(longer: str, full: str) -> bool:
    """Whether a name is a full one with a long title: "Reno Harbour Director Ada Quill"."""
    title = longer.removesuffix(full)
    return " " in full and title != longer and _LONG_TITLE.fullmatch(title) is not None


def _plain(name: str) -> str:
    return fold_name(name).removeprefix("the ").removesuffix("'s")


def _content(text: str) -> set[str]:
    words = (word.removesuffix("'s") for word in fold_name(text).split())
    return {word for word in words if word not in _STOP}


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[:1].isupper()]
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""


def _is_description(name: str) -> bool:
    """Whether words describe somebody without naming them: "a spokesman for the Fed"."""
    words = _DESCRIBED.sub("", name).split()
    return not words or words[0][:1].islower()


def capacity_differs(claimed: Sequence[str], stated: Sequence[Affiliation]) -> bool:
    """Whether none of the capacities that a source states goes with a claimed one.

    Args:
        claimed: roles and organizations in words, such as "former chief executive, Labour Together".
        stated: what the source states of the speaker; nothing stated contradicts nothing.

    A capacity goes with another when they share the words of role or organization that both have,
    and neither is a former one where the other is current.
    """
    if not stated:
        return False
    return any(not any(_goes_with(one, other) for other in stated) for one in claimed)


def _goes_with(claimed: str, stated: Affiliation) -> bool:
    words = _content(claimed)
    former = bool(words & {"former", "ex", "then", "onetime"})
    words -= {"former", "ex", "then", "onetime", "current"}
    if former != (stated.status == "former"):
        return False
    role = _content(stated.role or "")
    bodies = (
        [stated.organization.label, *stated.organization.aliases] if stated.organization else []
    )
    bodies += [
        label for label in (stated.area, stated.principal and stated.principal.label) if label
    ]
    known = set[str]().union(*map(_content, bodies))
    shared_role, shared_body = words & role, words & known
    other = words - role - known
    if shared_role and shared_body:
        return True
    if shared_role:
        # The role fits; what is left of the claim may name another body.
        return not known or not other
    return bool(shared_body) and (not role or not other)


def reported_by(sentence: str, stretch: tuple[int, int], text: str = "") -> tuple[str, ...]:
    """Find who a sentence may say reports something, the likeliest first.

    Args:
        sentence: the writer's sentence.
        stretch: what is reported, as places in the sentence; names inside of it do not count.
        text: the whole text, which tells a name at the sentence's start from any other word.

    >>> text = "Ada Quill, a lawyer for Marlowe, warned that the gangs would come back."
    >>> reported_by(text, (38, 71))
    ('Ada Quill',)
    """
    before, after = sentence[: stretch[0]], sentence[stretch[1] :]
    found: list[str] = []
    cues = [m for m in _WORD.finditer(before) if fold_name(m.group()) in CUES]
    names = [m for m in _names_in(before) if m.start() or _begins(m, before, text)]
    if names and not before[names[-1].end() :].strip(" ."):
        # "Gov. | Ada Quill signed the bill": what is claimed begins in the middle of a name.
        names = names[:-1] if cues else []
    earlier = [m for m in names if not cues or m.end() <= cues[-1].start()]
    if cues and earlier and before[: cues[-1].start()].rstrip().endswith(","):
        # "Ada Quill, a lawyer for Marlowe, warned": the subject stands before the apposition.
        found += [m.group() for m in earlier]
    else:
        found += [m.group() for m in reversed(earlier)]
    if not found and names:
        found.append(names[0].group())
    # "They told us that Ada Quill has promised": the subject of a clause after the cue.
    found += [m.group() for m in names if m not in earlier and _VERB.match(before, m.end())]
    found += [
        m.group() for m in _names_in(after)[:2] if any(
            m.start() - cue.end() <= 12 and cue.start() - m.end() <= 40
            for cue in _WORD.finditer(after) if fold_name(cue.group()) in CUES
        )
    ]  # fmt: skip
    return tuple(dict.fromkeys(re.sub(r"['’]s?$", "", name) for name in found))


#: What follows a subject, not an object.
_VERB: Final = re.compile(
    r"\s+(?:has|had|have|is|was|are|were|will|would|can|could|[a-z]{3,}(?:ed|s))\b"
)


def _begins(match: re.Match[str], before: str, text: str) -> bool:
    """Whether words that begin a sentence name its subject, and are no common word or adverb."""
    words = match.group()
    if " " in words or not text:
        return True
    following = _WORD.search(before, match.end())
    if following is not None and fold_name(following.group()) in CUES:
        return True
    if before[match.end() : match.end() + 1] == ",":
        return re.search(rf"[a-z] {re.escape(words)}\b", text) is not None
    return not words.endswith("ly") and re.search(rf"\b{re.escape(words.lower())}\b", text) is None


_WORD: Final = re.compile(r"[\w'’\-]+")
_TIMES: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december""".split()
)
_PREPOSITION: Final = re.compile(
    r"\b(?:in|at|on|for|of|from|with|near|against|under|until|issued)\s+$", re.IGNORECASE
)
_LEADS: Final = re.compile(
    r"(?:The|But|And|Yet|As|While|When|Then|So|Both|Even|If|After|Before|What|How|Why|For)\s+"
)


def _names_in(text: str) -> list[re.Match[str]]:
    """The names of a piece of a sentence, less places and times that a preposition leads in."""
    found = []
    place = 0
    while (match := _CAPITAL.search(text, place)) is not None:
        lead = _LEADS.match(match.group())
        if lead is not None:
            place = match.start() + lead.end()
            continue
        place = match.end()
        words = fold_name(match.group()).split()
        if (
            set(words) & _TIMES
            or words[0] in FUNCTION_WORDS
            or _PREPOSITION.search(text[: match.start()])
        ):
            continue
        found.append(match)
    return found
