"""Reading a source: which of its words are spoken, in which utterance, and by whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Final

from attrs import evolve, field, frozen

from quotebank.align import Token, TokenIndex
from quotebank.model import (
    Attribution,
    Document,
    Extraction,
    Passage,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerId,
    SpeakerKind,
)
from quotebank.text import slug
from quotebank.verify.wording import Clear, source_tokens

#: Reads a document; `quotebank.extract` where nothing else is given.
Reader = Callable[[Document], Extraction]

_TURN: Final = re.compile(
    r"^[ \t>*_]{0,6}(?P<name>[A-Z][\w.'’\-]{0,30}(?:[ \t]+[\w.'’(),\-]{1,30}){0,5})"
    r"[*_]{0,2}:[*_]{0,2}[ \t]+(?=\S)",
    re.MULTILINE,
)
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)\]]*\s|\n\s*\n")
_CLAUSE: Final = re.compile(r"[,;:()“”\"]|\s[-–—]+\s|[–—]|--")
_ABBREVIATED: Final = re.compile(
    r"(?:^|\W)(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Sr|Prof|Lt|Col|vs|etc|No|Inc|Co|[AaPp]\.m|"
    r"U\.S|U\.K|D\.C|U\.N|Jan|Feb|Aug|Sept|Oct|Nov|Dec)$"
)
_QUOTE_MARKS: Final = re.compile('["“”„«»]')


@frozen(kw_only=True)
class Utterance:
    """What one speaker says at one go: the pieces of one quotation, one turn, or a whole speech.

    Args:
        spans: its stretches of the source's clear text, in order.
        speaker: who says it; None where the source does not say.
        quote: the source's quotation that it is; None for turns and speeches.
        lead: the writer's words right before it that may say whom the speaker quotes: *the crew said “*
            of *She recalled that the crew said “…”*.
    """

    spans: tuple[tuple[int, int], ...]
    speaker: Speaker | None = None
    quote: Quote | None = None
    lead: str = ""


@frozen(kw_only=True, eq=False)
class SourceReading:
    """A source, ready to be compared with claimed wordings.

    Args:
        document: what it is.
        clear: its text with entities read.
        utterances: what is spoken in it, in text order.
        within: utterances within another, where a speaker quotes somebody.
        reader: reads a passage by itself, for whom a speaker quotes there; None where nothing can.
        written: every word of the source.
        teller: who tells all that is not spoken, where that is known.
    """

    document: Document
    clear: Clear
    utterances: tuple[Utterance, ...]
    within: tuple[Utterance, ...] = ()
    reader: Reader | None = field(default=None, repr=False)
    written: TokenIndex = field(repr=False)
    teller: Speaker | None = None
    #: The words of the utterances alone, one utterance after the other.
    spoken: TokenIndex = field(init=False, repr=False)
    #: The number of the utterance of each spoken word.
    owners: tuple[int, ...] = field(init=False, repr=False)
    #: The number of the spoken word that starts at a place.
    _numbers: dict[int, int] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        tokens = self.written.tokens
        starts = [token.start for token in tokens]
        spoken: list[Token] = []
        owners: list[int] = []
        for number, utterance in enumerate(self.utterances):
            for start, end in utterance.spans:
                first = bisect_right(starts, start - 1)
                for token in tokens[first:]:
                    if token.end > end:
                        break
                    spoken.append(token)
                    owners.append(number)
        set_field = object.__setattr__
        set_field(self, "spoken", TokenIndex(tuple(spoken)))
        set_field(self, "owners", tuple(owners))
        set_field(self, "_numbers", {token.start: k for k, token in enumerate(spoken)})

    def spoken_number(self, token: Token) -> int:
        """Say which of the spoken words a token of them is, or begins with."""
        return self._numbers.get(token.start, -1)

    def spoken_at(self, start: int, end: int) -> bool:
        """Whether a stretch of the clear text stands within one stretch of an utterance."""
        return any(a <= start and end <= b for u in self.utterances for a, b in u.spans)

    def between(self, number: int) -> str:
        """Give the text between a spoken word and the next one."""
        tokens = self.spoken.tokens
        return self.clear.text[tokens[number].end : tokens[number + 1].start]

    def sentence_ends(self, number: int) -> bool:
        """Whether a sentence ends between a spoken word and the next one."""
        tokens = self.spoken.tokens
        if number + 1 >= len(tokens) or self.owners[number] != self.owners[number + 1]:
            return True
        gap = self.between(number)
        if len(gap) < 2 or not _SENTENCE_END.search(gap):
            return False
        first = self.clear.text[tokens[number + 1].start]
        if first.islower():
            return False
        word = self.clear.text[max(0, tokens[number].start - 2) : tokens[number].end]
        return not (gap.startswith(". ") and _ABBREVIATED.search(word))

    def clause_ends(self, number: int) -> bool:
        """Whether a clause ends between a spoken word and the next one."""
        if self.sentence_ends(number):
            return True
        return _CLAUSE.search(self.between(number)) is not None


@frozen(kw_only=True, eq=False)
class Page:
    """A source whose words are known, before it is read closely.

    Args:
        document: with its text.
        clear: its text with entities read.
        written: its words.
    """

    document: Document
    clear: Clear
    written: TokenIndex = field(repr=False)

    @classmethod
    def of(cls, document: Document) -> Page:
        """List the words of a document."""
        clear = Clear.of(document.text or "")
        return cls(document=document, clear=clear, written=TokenIndex(source_tokens(clear.text)))


def read_source(page: Page, reader: Reader, speaker: str | None = None) -> SourceReading:
    """Read a source for comparison.

    Args:
        page: the source.
        reader: finds its quotations and their speakers.
        speaker: who speaks all of it, where it is known to be one person's words; None where not.
    """
    text = page.clear.text
    within: tuple[Utterance, ...] = ()
    if speaker is not None:
        spoken: tuple[Utterance, ...] = (_all_of(text, _named(speaker)),)
    elif turns := _turns(text):
        spoken = turns
    elif not _QUOTE_MARKS.search(text) and not re.search(r"(?<!\w)['‘]\w", text):
        # Nothing is quoted, so all of it is: a speech, a statement, a law.
        spoken = (_all_of(text, None),)
    else:
        document = page.document
        if text != document.text:
            document = Document.from_text(text, title=document.title, url=document.url)
        spoken, within = _utterances(reader(document), text)
    return SourceReading(
        document=page.document, clear=page.clear, utterances=spoken, within=within,
        reader=reader, written=page.written,
    )  # fmt: skip


def _all_of(text: str, speaker: Speaker | None) -> Utterance:
    return Utterance(spans=((0, max(1, len(text))),), speaker=speaker)


def read_quote(quote: Quote, reader: Reader) -> SourceReading:
    """Read one quotation of a bank for comparison, its pieces joined for reading.

    Args:
        quote: of any kind; of an indirect one, no word is spoken.
        reader: finds who is quoted within it.
    """
    clear = Clear.of(quote.text)
    spoken = Utterance(
        spans=((0, max(1, len(clear.text))),), speaker=quote.speaker, quote=quote
    )  # fmt: skip
    indirect = quote.kind is QuoteKind.INDIRECT
    return SourceReading(
        document=quote.document,
        clear=clear,
        utterances=() if indirect else (spoken,),
        reader=reader,
        written=TokenIndex(source_tokens(clear.text)),
        teller=quote.speaker,
    )


def _named(name: str) -> Speaker:
    return Speaker(id=SpeakerId(slug(name) or "speaker"), kind=SpeakerKind.PERSON, name=name)


def _turns(text: str) -> tuple[Utterance, ...]:
    """Read a transcript: lines that begin with a name and a colon; at least three, two alike."""
    found = list(_TURN.finditer(text))
    names = [match["name"].strip() for match in found]
    if len(found) < 3 or len(set(names)) == len(names):
        return ()
    lines = text.count("\n") + 1
    if 4 * len(found) < min(lines, 40):
        return ()
    turns = []
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, name, end in zip(found, names, ends, strict=True):
        asked = name.casefold() in {"q", "a", "question", "answer", "moderator", "interviewer"}
        if match.end() < end:
            turns.append(
                Utterance(
                    spans=((match.end(), end),),
                    speaker=None if asked else _named(name.title() if name.isupper() else name),
                )
            )
    return tuple(turns)


def _utterances(
    extraction: Extraction, text: str
) -> tuple[tuple[Utterance, ...], tuple[Utterance, ...]]:
    """Give the utterances of an article, and those within another."""
    found: list[Utterance] = [
        Utterance(
            spans=spans, speaker=quote.speaker, quote=quote, lead=_lead(quote, spans[0][0], text)
        )
        for quote in extraction.quotes
        if quote.kind is not QuoteKind.INDIRECT
        for spans in (
            tuple((p.span.start, p.span.end) for p in part) for part in apart(quote, text)
        )
    ]
    found += [
        Utterance(spans=((u.passage.span.start, u.passage.span.end),))
        for u in extraction.unattributed
    ]
    found.sort(key=lambda u: (u.spans[0][0], -u.spans[-1][1]))
    outer: list[Utterance] = []
    inner: list[Utterance] = []
    for utterance in found:
        first, last = utterance.spans[0][0], utterance.spans[-1][1]
        if outer and any(start <= first and last <= end for start, end in outer[-1].spans):
            inner.append(utterance)
        elif (at := _continued(outer, utterance, text)) is not None:
            outer[at] = _with(outer[at], utterance)
        elif not any(a < last and first < b for u in outer[-3:] for a, b in u.spans):
            outer.append(utterance)
    return tuple(outer), tuple(inner)


#: How the writer leads in words that the speaker tells as another's, between the cue and the words.
_LEADS: Final = re.compile(
    r"""\s*(?:(?:[\w’']+\s+){0,6}?that\s+(?P<clause>[^,.;!?\n]{3,160}?)
    |(?P<saying>[^,.;!?\n]{3,160}?\bsaying,?)):?,?\s*[“‘"']$""",
    re.VERBOSE,
)


def _lead(quote: Quote, start: int, text: str) -> str:
    """Give the writer's words before a quotation that may say whom its speaker quotes."""
    before = [p.span for p in quote.content if p.span.start < start <= p.span.end]
    named = [p.span.end for p in (*quote.attribution.source, *quote.attribution.cue)]
    ends = [end for end in named if end < start]
    if not ends or start - max(ends) > 200:
        return ""
    lead = text[max(ends) : start]
    found = _LEADS.match(lead)
    if found is not None:
        return f"{found['clause'] or found['saying']} {lead[-1]}"
    if before and not re.search(r"[.;!?\n]", lead) and "," not in lead[:2]:
        return text[before[0].start : start]
    return ""


def apart(quote: Quote, text: str) -> list[tuple[Passage, ...]]:
    """Part a fragment in the writer's own sentence from what is quoted whole around it.

    In *“We must,” she said, calling it “a gift.” “We shall.”* the gift is no part of what she said
    before and after it. Other pieces of one quotation stay together, as `Quote.text` joins them.

    Args:
        quote: with its segments.
        text: of its document.
    """
    segments = quote.segments
    whole = [p for p in segments if not _is_fragment(p, quote.attribution, text)]
    if len(whole) < 2:
        return [segments]
    between = [
        p for p in segments if p not in whole and _after(whole[0], p) and _after(p, whole[-1])
    ]
    parts = [tuple(p for p in segments if p not in between), *((p,) for p in between)]
    return sorted(parts, key=lambda part: part[0].span.start)


def _after(one: Passage, other: Passage) -> bool:
    return one.span.end <= other.span.start


def _is_fragment(passage: Passage, attribution: Attribution, text: str) -> bool:
    """Whether a quoted stretch goes on a sentence of the writer's, or is gone on with by one."""
    start, end = passage.span.start, passage.span.end
    before = text[max(0, start - 3) : start].rstrip("“\"‘'«„").rstrip()
    if text[start].islower() and before[-1:].isalnum():
        return True
    named = (*attribution.source, *attribution.cue)
    if any(0 <= p.span.start - end <= 4 for p in named):
        return False  # “We must” she said.
    ended = passage.text.rstrip()[-1:] in ".!?…—-" or "," in text[end : end + 2]
    return not ended and _GOES_ON.match(text, end) is not None


_GOES_ON: Final = re.compile(r"[”\"’'»]{0,2}\s[\w(]")


def _continued(outer: list[Utterance], following: Utterance, text: str) -> int | None:
    """The number of the utterance that one goes on; titles and terms between count for nothing."""
    if outer and _left_open(outer[-1].spans[-1], following.spans[0][0], text):
        return len(outer) - 1
    for at in range(len(outer) - 1, max(-1, len(outer) - 4), -1):
        if outer[at].speaker is not None:
            return at if _goes_on(outer[at], following, text) else None
    return None


def _left_open(span: tuple[int, int], start: int, text: str) -> bool:
    """Whether a paragraph's quotation is not closed, and the next paragraph opens it again.

    Printers let one speaker go on so; whoever is named for a part of it has said all of it. A mark
    inside of the paragraph may have been meant to close it.
    """
    between = text[span[1] : start]
    marked = _QUOTE_MARKS.search(text, *span) is not None
    return "\n" in between and between.strip() in {"“", '"', "‘"} and not marked


def _with(one: Utterance, following: Utterance) -> Utterance:
    """One utterance of two, its speaker the one whom a cue names."""
    spans = (*one.spans, *following.spans)
    unnamed = one.quote is None or one.quote.attribution.implicit
    if unnamed and following.quote is not None:
        return evolve(following, spans=spans, lead=one.lead)
    return evolve(one, spans=spans)


#: Code points of the writer's between two stretches of one utterance, and words of them where a new
#: paragraph begins: "the mayor of the town said, referring to the harbour that she means to keep".
_MOST_BETWEEN: Final = 400
_MOST_WORDS: Final = 30


#: How a stretch ends that leaves the next one to stand by itself: a full stop, not "She added: “".
_OWN_SENTENCE: Final = re.compile(r"\w[^\n]*[.!?][\"'”’)]*\s+[“\"‘]$")


def _goes_on(last: Utterance, following: Utterance, text: str) -> bool:
    """Whether a quotation goes on from the one before: no words name a speaker for it anew.

    That is so where a paragraph was left open, where one "she said" stands for both, and where the
    next stretch follows with nothing but that between.
    """
    if last.speaker is None or last.speaker != following.speaker:
        return False
    start, end = last.spans[-1][1], following.spans[0][0]
    if not 0 <= end - start <= _MOST_BETWEEN or last.quote is None or following.quote is None:
        return False
    between = text[start:end]
    if not any(c.isalnum() for c in between):
        return True
    one, other = last.quote.attribution, following.quote.attribution
    if "\n" not in between and _OWN_SENTENCE.search(between):
        # The paragraph goes on with a sentence in marks that nothing leads in or follows with a name.
        return all(p.span.end <= end for p in (*other.source, *other.cue))
    if other.implicit or one.implicit:
        tail, *lines = between.splitlines()
        # The writer's words may end the first paragraph; a sentence of their own would part the two.
        alone = not any(c.isalnum() for line in lines for c in line)
        return not lines or (alone and len(tail.split()) <= _MOST_WORDS)
    return one.source == other.source


def sentences_around(text: str, spans: Iterable[tuple[int, int]], most: int = 300) -> str:
    """Give the sentences around some stretches of a text, at most so many code points each side."""
    spans = list(spans)
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    low = max(0, start - most)
    left = text[low:start]
    breaks = [m.end() for m in _STOP.finditer(left) if _stops(text, low + m.start())]
    left = left[breaks[-1] :] if breaks else left
    right = text[end : end + most]
    stops = (m.end() for m in _STOP.finditer(right + " ") if _stops(text, end + m.start()))
    right = right[: next(stops, len(right))]
    return (left + text[start:end] + right).strip()


_STOP: Final = re.compile(r"[.!?][\"'”’)]*\s+|\n")


def _stops(text: str, place: int) -> bool:
    """Whether a mark ends a sentence, not an abbreviation."""
    return text[place] != "." or not _ABBREVIATED.search(text[max(0, place - 6) : place])
