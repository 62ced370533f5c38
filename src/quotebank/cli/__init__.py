"""The command line: the only place where files meet extraction meet a bank.

It parses, calls, prints and gives an exit status: 0 where something was found, 1 where nothing was,
2 for wrong use. Its parser and its colours are the extra ``cli``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from quotebank.errors import MissingExtraError

__all__ = ["main"]


def main(tokens: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        tokens: the words of the command line, without the program's name; None takes them from
            `sys.argv`.

    Returns:
        The exit status: 0 found, 1 nothing found, 2 wrong use, 130 interrupted.

    >>> main(["search", "no such words"])
    1
    """
    try:
        from quotebank.cli._run import run  # noqa: PLC0415 - an extra.
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"cyclopts", "rich"}:
            raise
        print(f"quotebank: {MissingExtraError('cli', 'the command line')}", file=sys.stderr)
        return 2
    return run(sys.argv[1:] if tokens is None else list(tokens))
