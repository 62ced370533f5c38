"""The way to a terminal's colours for those who may not have them installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotebank.errors import MissingExtraError

if TYPE_CHECKING:
    from rich.console import RenderableType


def to_rich(value: object) -> RenderableType:
    """Make what `rich.print` shows in colours.

    Args:
        value: what `to_text` takes.

    Raises:
        MissingExtraError: where rich is not installed.
    """
    try:
        from quotebank.render import _terminal  # noqa: PLC0415 - an extra, met where it is used.
    except ModuleNotFoundError as error:
        raise MissingExtraError("cli", "showing values in colour") from error
    return _terminal.render(value)
