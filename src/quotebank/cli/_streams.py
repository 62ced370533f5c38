"""Where output goes: a terminal with its colours, or a pipe that wants plain lines."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotebank.render import plainer, to_rich, to_text

if TYPE_CHECKING:
    from rich.console import Console

_ERRORS = "quotebank.plainer"


def _spell_plainly(error: UnicodeError) -> tuple[str, int]:
    """Stand in for what a stream cannot encode, so that an old terminal shows it too."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plainer(error.object[error.start : error.end]), error.end


codecs.register_error(_ERRORS, _spell_plainly)


@contextlib.contextmanager
def prepare() -> Iterator[None]:
    """Let standard output and standard error take any text, while a command runs."""
    changed: list[tuple[io.TextIOWrapper, str | None]] = []
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            changed.append((stream, stream.errors))
            stream.reconfigure(errors=_ERRORS)
    try:
        yield
    finally:
        for stream, errors in changed:
            # A pipe whose reader has gone cannot be flushed, which a change of settings does first.
            with contextlib.suppress(OSError, ValueError):
                stream.reconfigure(errors=errors)


def console(*, stderr: bool = False) -> Console:
    """Make a console for one of the standard streams as they are now."""
    from rich.console import Console  # noqa: PLC0415 - a pipe has no use for it.

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def show(*values: object) -> None:
    """Show values one below the other: in colours on a terminal, in plain lines elsewhere.

    Args:
        values: what `to_text` takes; a text is a line of its own.
    """
    screen = console()
    for value in values:
        if screen.is_terminal:
            screen.print(to_rich(value))
        else:
            print(to_text(value))


def note(message: str) -> None:
    """Say something beside the output, to people alone: on a terminal, and on standard error.

    Args:
        message: one line.
    """
    screen = console(stderr=True)
    if screen.is_terminal and sys.stdout.isatty():
        screen.print(message, style="dim")


def show_json(value: object) -> None:
    """Write a value on one line of JSON.

    Args:
        value: mappings, lists, texts and numbers.
    """
    # A stream that is not of Unicode gets escapes, which mean the same; others get the words.
    plain = not (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=plain))
