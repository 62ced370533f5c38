"""Parameters that several commands share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from quotebank.dataset import load


def _offer_speakers(_context: object) -> Iterator[tuple[str, str]]:
    bank = load()
    for speaker in bank.speakers():
        yield speaker.label, "; ".join(dict.fromkeys(a.label for a in bank.affiliations(speaker)))


def _offer_organizations(_context: object) -> Iterator[tuple[str, str]]:
    for organization in load().organizations():
        yield organization.label, ", ".join(organization.aliases)


#: Something that is said or not, and has no value.
Flag = Parameter(negative=(), show_default=False)

Json = Annotated[bool, Flag, Parameter(name="--json", help="Write JSON, one line a result.")]


def _no_option(_type: object, path: Path | None) -> None:
    if path is not None and str(path).startswith("-") and str(path) != "-":
        raise ValueError(
            f"{str(path)!r} looks like an option; for a file of that name give ./{path}"
        )


#: A file, or - for standard input or output.
StandardPath = Parameter(allow_leading_hyphen=True, validator=_no_option)

BankFile = Annotated[
    Path | None,
    StandardPath,
    Parameter(
        name="--bank",
        env_var="QUOTEBANK",
        help="A bank of yours: a file of one, JSON or JSON Lines; - is standard input.",
    ),
]

#: A name that a shell completes from the packaged bank.
SpeakerName = Parameter(completer=_offer_speakers)
OrganizationName = Parameter(completer=_offer_organizations)
