"""Plain lines of text: what stands in a pipe, in a log, or in a terminal without colours."""

from __future__ import annotations

import re
import unicodedata
from functools import singledispatch

from quotebank.bank import Bank, Hit
from quotebank.bank.standing import Standing
from quotebank.model import (
    CONTEXT,
    Affiliation,
    AffiliationStatus,
    Document,
    Extraction,
    Organization,
    Passage,
    Quote,
    Speaker,
)
from quotebank.render._articles import MarkedArticle, QuoteTable
from quotebank.render._sheets import Sheet, Table, Words

#: What a terminal would obey or a reader could not see: control characters, except the tab and the
#: line feed, and the marks that turn the direction of writing around (Unicode, UAX #9).
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_ASCII = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
    "–": "-", "—": "--", "―": "--", "‐": "-", "‑": "-", "−": "-", "…": "...", "·": "-", "•": "*",
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"), **dict.fromkeys("━╸╺", "-"),
    "→": "->", "│": "|", "┃": "|", "─": "-", "✓": "x",
}  # fmt: skip


def visible(text: str) -> str:
    r"""Replace what a terminal would obey, so that an article cannot give it orders.

    Args:
        text: any string.

    >>> visible("plain \x1b[31mred")
    'plain �[31mred'
    """
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def on_one_line(text: str) -> str:
    r"""Make a text visible, and join its lines by single spaces.

    >>> on_one_line("We agreed.\n\nThen we did not.")
    'We agreed. Then we did not.'
    """
    return visible(" ".join(text.split()))


def plainer(text: str) -> str:
    """Spell a text in ASCII, for a stream that holds nothing else.

    Args:
        text: what the stream cannot hold.

    >>> plainer("“Élysée” — 2024…")
    '"Elysee" -- 2024...'
    """
    spelled = []
    for char in text:
        if (known := _ASCII.get(char)) is not None:
            spelled.append(known)
            continue
        bare = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii")
        spelled.append(bare or (" " if char.isspace() else "?"))
    return "".join(spelled)


def capacity(quote: Quote) -> str:
    """Say in what capacity a quotation was spoken; empty where its document states none.

    Args:
        quote: the quotation.
    """
    return "; ".join(on_one_line(affiliation.label) for affiliation in quote.affiliations)


def place(quote: Quote) -> str:
    """Say where a quotation was printed, and its id; the id alone names a document without a name.

    Args:
        quote: the quotation.
    """
    document = quote.document
    where = on_one_line(str(document))
    if not (document.title or document.publisher or document.url):
        where = where.removeprefix(f"document {on_one_line(document.id)}").removeprefix(", ")
    return " · ".join(part for part in (where, on_one_line(quote.id)) if part)


def to_text(value: object) -> str:
    """Write a value in plain lines, without colours and without breaking lines.

    Args:
        value: a quotation, a speaker, an affiliation, an organization, a document, an extraction or
            a hit of a search; anything else is written by `str`.

    >>> from quotebank.dataset import load
    >>> print(to_text(load().organization("Center for New Liberalism")))
    Center for New Liberalism, part of Progressive Policy Institute
    """
    return lines(value)


@singledispatch
def lines(value: object) -> str:
    """Write a value in plain lines; see `to_text`."""
    return on_one_line(str(value))


@lines.register
def _quote(quote: Quote) -> str:
    who = ", ".join(part for part in (on_one_line(quote.speaker.label), capacity(quote)) if part)
    return f"“{on_one_line(quote.text)}”\n    — {who}\n    {place(quote)}"


@lines.register
def _hit(hit: Hit) -> str:
    return to_text(hit.quote)


@lines.register
def _bank(bank: Bank) -> str:
    return repr(bank).strip("<>")


@lines.register
def _speaker(speaker: Speaker) -> str:
    line = f"{on_one_line(speaker.label)} ({speaker.kind})"
    if speaker.name and speaker.description:
        line += f", {on_one_line(speaker.description)}"
    if speaker.aliases:
        line += f"; also {', '.join(map(on_one_line, speaker.aliases))}"
    return line


@lines.register
def _organization(organization: Organization) -> str:
    line = on_one_line(organization.label)
    if organization.aliases:
        line += f" ({', '.join(map(on_one_line, organization.aliases))})"
    if organization.parent is not None:
        line += f", part of {on_one_line(organization.parent.label)}"
    return line


@lines.register
def _document(document: Document) -> str:
    return on_one_line(str(document))


@lines.register
def _affiliation(affiliation: Affiliation) -> str:
    lines = [on_one_line(affiliation.label), f"    {stated(affiliation)}"]
    lines += [f"    {in_context(passage)}" for passage in affiliation.evidence]
    return "\n".join(lines)


@lines.register
def _passage(passage: Passage) -> str:
    return f"{passage.span.start}-{passage.span.end} “{on_one_line(passage.text)}”"


@lines.register
def _words(words: Words) -> str:
    quote = words.quote
    return f"“{on_one_line(quote.text)}”\n    {place(quote)}"


@lines.register
def _sheet(sheet: Sheet) -> str:
    lines = [] if sheet.head is None else [to_text(sheet.head), ""]
    width = max((len(label) for label, _ in sheet.rows), default=0) + 2
    for label, values in sheet.rows:
        shown = "\n".join(map(to_text, values)).splitlines()
        lines.append(f"{label:<{width}}{shown[0]}")
        lines += [" " * width + line for line in shown[1:]]
    return "\n".join(lines)


@lines.register
def _table(table: Table) -> str:
    return "\n".join("\t".join(map(on_one_line, row)) for row in table.rows)


@lines.register
def _standing(standing: Standing) -> str:
    first, *rest = lines(standing.affiliation).splitlines()
    return "\n".join([f"{first} ({standing.certainty})", *rest])


@lines.register
def _extraction(extraction: Extraction) -> str:
    return "\n\n".join(to_text(quote) for quote in extraction.quotes)


def stated(affiliation: Affiliation) -> str:
    """Say how an affiliation stood, and as of when.

    Args:
        affiliation: the statement.
    """
    published = affiliation.document.published
    as_of = "at its date" if published is None else f"as of {published}"
    if affiliation.status is AffiliationStatus.CURRENT:
        as_of = f"current {as_of}"
    period = ""
    if affiliation.start is not None or affiliation.end is not None:
        period = f", {affiliation.start or '…'} to {affiliation.end or '…'}"
    inferred = " (inferred)" if affiliation.document.published_inferred else ""
    return f"{as_of}{inferred}{period}"


def in_context(passage: Passage) -> str:
    """Give a passage with what stands around it, in square brackets where it begins and ends.

    Args:
        passage: the passage.
    """
    before, after = around(passage)
    return on_one_line(f"{before}[{passage.text}]{after}")


def around(passage: Passage) -> tuple[str, str]:
    """Give the whole words before and after a passage, with an ellipsis where they are cut.

    Args:
        passage: the passage.
    """
    before, after = passage.prefix, passage.suffix
    if passage.span.start > len(before):
        before = "…" + before[before.find(" ") + 1 :]
    if len(after) == CONTEXT:
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    return before, after


@lines.register
def _quote_table(table: QuoteTable) -> str:
    rows = []
    for quote in table.extraction.quotes:
        cells = (quote.speaker.label, capacity(quote), quote.kind, sureness(quote), quote.text)
        rows.append("\t".join(map(on_one_line, (*cells, quote.id))))
    return "\n".join(rows)


def sureness(quote: Quote) -> str:
    """Give the probability of a quotation's attribution; empty where a person read it.

    Args:
        quote: the quotation.
    """
    probability = quote.attribution.probability
    return "" if probability is None else f"{probability:.2f}"


@lines.register
def _marked_article(article: MarkedArticle) -> str:
    pieces, done = [], 0
    for passage, part, number in sorted(article.marks(), key=lambda mark: mark[0].span.end):
        if part == "segment":
            end = _CLOSED.match(article.text, passage.span.end).end()  # type: ignore[union-attr]
            pieces += [article.text[done:end], f"[{number + 1}]"]
            done = end
    pieces.append(article.text[done:])
    whole = visible("".join(pieces)).rstrip("\n")
    return "\n".join([whole, "", *(f"[{n}] {line}" for n, line in enumerate(legend(article), 1))])


#: What closes a quotation after its words: the writer's comma, and the mark.
_CLOSED = re.compile("(?:,?[”“\"’'»«‘])?")


def legend(article: MarkedArticle) -> list[str]:
    """Name the speakers of an article, each with the capacity that it gives them.

    Args:
        article: the article.
    """
    capacities = {quote.speaker: capacity(quote) for quote in article.extraction.quotes}
    return [
        ", ".join(part for part in (on_one_line(speaker.label), capacities[speaker]) if part)
        for speaker in article.speakers
    ]
