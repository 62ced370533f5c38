"""Findings for people: on a terminal, in plain lines, and as a page of HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from quotebank.align import Change, Token
from quotebank.render._text import on_one_line
from quotebank.text import fold_words
from quotebank.verify.findings import Finding, Flag, Report, Verdict

if TYPE_CHECKING:
    from rich.text import Text

#: Words that are shown of a long alignment.
_MOST_STEPS: Final = 400

#: Pieces of a wording: "same", "dropped" or "added", and the words.
Pieces = list[tuple[str, str]]


def grade(finding: Finding) -> str:
    """Say how bad a finding is, for a colour: good, doubtful or bad."""
    if finding.verdict.at_least(Verdict.ALTERED):
        return "bad"
    doubtful = finding.verdict.at_least(Verdict.UNKNOWN_SPEAKER)
    return "doubtful" if doubtful or Flag.OUT_OF_CONTEXT in finding.flags else "good"


def heading(finding: Finding) -> str:
    """Name both sides of a finding and its flags on one line."""
    sides = f"{finding.wording}, speaker {finding.attribution}"
    flags = ", ".join(str(flag) for flag in finding.flags)
    return f"{sides} ({flags})" if flags else sides


def pieces_of(finding: Finding) -> Pieces:
    """Lay the claimed words and the source's into one line: what is the same, dropped and added.

    Args:
        finding: with its alignment; words stand as in the draft and as in the source.
    """
    laid: Pieces = []
    for number, alignment in enumerate(finding.alignment):
        if number:
            laid.append(("same", "|"))
        for step in alignment.tokens[:_MOST_STEPS]:
            if step.source is not None and step.change is not Change.SAME:
                laid.append(("dropped", _as_printed(step.source, finding)))
            if step.claimed is not None:
                kind = "same" if step.change is Change.SAME else "added"
                words = finding.claim.text[step.claimed.start : step.claimed.end]
                laid.append((kind, words if "&" not in finding.claim.text else step.claimed.text))
    joined: Pieces = []
    for kind, words in laid:
        if joined and joined[-1][0] == kind:
            joined[-1] = (kind, f"{joined[-1][1]} {words}")
        else:
            joined.append((kind, words))
    return joined


def _as_printed(token: Token, finding: Finding) -> str:
    """A word of the source with its capitals and accents, where its passage shows it."""
    for passage in finding.evidence.passages if finding.evidence else ():
        start = token.start - passage.span.start
        printed = passage.text[max(0, start) : start + token.end - token.start]
        if start >= 0 and " ".join(fold_words(printed)) == token.text:
            return printed
    return token.text


def finding_lines(finding: Finding, where: str = "") -> Iterator[str]:
    """Write a finding in plain lines.

    Args:
        finding: what was found.
        where: the file and line of the quotation.
    """
    claim = finding.claim
    lead = f"{where}: " if where else ""
    yield f"{lead}{heading(finding)}"
    yield f"  “{on_one_line(claim.text)}”{f' — {on_one_line(claim.speaker)}' if claim.speaker else ''}"
    if any(kind != "same" for kind, _ in pieces_of(finding)):
        marks = {"same": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}
        shown = (marks[kind].format(on_one_line(words)) for kind, words in pieces_of(finding))
        yield f"  {' '.join(shown)}"
    yield f"  {on_one_line(finding.explanation)}"
    if finding.evidence is not None:
        yield f"  {on_one_line(str(finding.evidence.document))}"


def finding_to_rich(finding: Finding, where: str = "") -> Text:
    """Write a finding for a terminal, its differences in colour.

    Args:
        finding: what was found.
        where: the file and line of the quotation.
    """
    from rich.text import Text  # noqa: PLC0415 - an extra.

    colour = {"good": "green", "doubtful": "yellow", "bad": "red"}[grade(finding)]
    lines = list(finding_lines(finding, where))
    text = Text(lines[0], style=f"bold {colour}")
    text.append("\n").append(lines[1], style="default")
    pieces = pieces_of(finding)
    if any(kind != "same" for kind, _ in pieces):
        text.append("\n ")
        styles = {"same": "dim", "dropped": "strike red", "added": "green underline"}
        for kind, words in pieces:
            text.append(" ").append(on_one_line(words), style=styles[kind])
        lines.pop(2)
    for line in lines[2:]:
        text.append("\n").append(line, style="default")
    return text


def summary(report: Report) -> str:
    """Count the verdicts of a report on one line.

    >>> summary(Report())
    'No quotations.'
    """
    if not report.findings:
        return "No quotations."
    counts = Counter(finding.verdict for finding in report)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    noun = "quotation" if len(report) == 1 else "quotations"
    return f"{len(report)} {noun}: {told}."


_STYLE: Final = """
body{font:16px/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
body{color:#222;background:#fff}
article{border-left:.3rem solid;margin:1.5rem 0;padding:.1rem 0 .1rem 1rem}
.good{border-color:#2a7a2a}.doubtful{border-color:#b8860b}.bad{border-color:#b22222}
h2{font:bold .9rem sans-serif;margin:.2rem 0}blockquote{margin:.3rem 0;font-size:1.1rem}
del{color:#b22222;background:#fbeaea}ins{color:#1c5c1c;background:#e8f5e8}
p{margin:.3rem 0}.small{font:.85rem sans-serif;color:#555}
@media (prefers-color-scheme:dark){body{color:#ddd;background:#181818}.small{color:#aaa}
del{color:#ff9c9c;background:#401a1a}ins{color:#9fe09f;background:#183818}}
"""


def report_to_html(drafts: Sequence[tuple[str, Report]]) -> str:
    """Write reports as one page that needs nothing else; all that comes from texts is escaped.

    Args:
        drafts: the name of each draft, and its report.
    """
    body: list[str] = []
    for name, report in drafts:
        body.append(f"<h1>{_safe(name)}</h1>\n<p>{_safe(summary(report))}</p>")
        body += [f"<p class=small>{_safe(problem)}</p>" for problem in report.problems]
        body += [_article(finding) for finding in report]
    title = ", ".join(name for name, _ in drafts) or "quotations"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{_safe(title)}: quotations verified</title>\n<style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _safe(text: str) -> str:
    return escape(on_one_line(text))


def _article(finding: Finding) -> str:
    claim = finding.claim
    pieces = pieces_of(finding)
    words = _safe(claim.text)
    if any(kind != "same" for kind, _ in pieces):
        tags = {"same": "{}", "dropped": "<del>{}</del>", "added": "<ins>{}</ins>"}
        words = " ".join(tags[kind].format(_safe(piece)) for kind, piece in pieces)
    who = f" — {_safe(claim.speaker)}" if claim.speaker else ""
    lines = [
        f'<article class="{grade(finding)}"><h2>{_safe(heading(finding))}</h2>',
        f"<blockquote>“{words}”{who}</blockquote>",
        f"<p>{_safe(finding.explanation)}</p>",
    ]
    if (evidence := finding.evidence) is not None:
        said = f"{_safe(evidence.speaker.label)}: " if evidence.speaker else ""
        lines.append(f"<p class=small>{said}{_safe(evidence.around)}</p>")
        lines.append(f"<p class=small>{_safe(str(evidence.document))}</p>")
    return "\n".join([*lines, "</article>"])


def lines_at(text: str, places: Iterable[int]) -> list[int]:
    """Say on which line, from 1, each of some places in order stands."""
    found, line, done = [], 1, 0
    for place in places:
        line += text.count("\n", done, place)
        done = max(done, place)
        found.append(line)
    return found
