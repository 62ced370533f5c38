"""Where output goes: a terminal with its colours, or a pipe that wants plain lines."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console

_ERRORS = "quotebank.plainer"


def _spell_plainly(error: UnicodeError) -> tuple[str, int]:
    """Stand in for what a stream cannot encode, so that an old terminal shows it too."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from quotebank.render import plainer  # noqa: PLC0415 - few streams need it.

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


def on_terminal(stream: TextIO) -> bool:
    """Say whether what a stream gets is for a terminal, or is to look so (https://force-color.org).

    Args:
        stream: standard output or standard error.
    """
    # While a bar is shown, what is printed goes through it; before rich 15 it denies being a terminal.
    shown = getattr(stream, "rich_proxied_file", stream)
    return bool(os.environ.get("FORCE_COLOR")) or shown.isatty()


def show(*values: object) -> None:
    """Show values one below the other: in colours on a terminal, in plain lines elsewhere.

    Args:
        values: what `to_text` takes; a text is a line of its own.
    """
    from quotebank.render import to_rich, to_text  # noqa: PLC0415 - JSON has no use for it.

    if on_terminal(sys.stdout):
        screen = console()
        for value in values:
            screen.print(to_rich(value))
    else:
        for value in values:
            print(to_text(value))


def note(message: str) -> None:
    """Say something beside the output, to people alone: on a terminal, and on standard error.

    Args:
        message: one line.
    """
    if sys.stderr.isatty() and sys.stdout.isatty():
        console(stderr=True).print(message, style="dim")


def to_plain(value: object, *, text: bool = False) -> dict[str, Any]:
    """Turn a value of the model into a dictionary of lists, texts and numbers.

    Args:
        value: of any class of the model.
        text: whether the texts of documents are given.
    """
    from quotebank import serialise  # noqa: PLC0415 - reading a bank to people needs none of it.

    plain: dict[str, Any] = serialise.to_plain(value, text=text)
    return plain


def show_json(value: object) -> None:
    """Write a value on one line of JSON.

    Args:
        value: mappings, lists, texts and numbers.
    """
    # A stream that is not of Unicode gets escapes, which mean the same; others get the words.
    plain = not (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=plain))
