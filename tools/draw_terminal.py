"""Draw the picture of a terminal that the README shows, from what the commands really print.

    python tools/draw_terminal.py docs/_static/terminal.svg

Run it again when the output changes; a test says so.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

COMMANDS = ('quotebank search "black hole"', "quotebank who freed")
#: Columns of the terminal: what a README shows without shrinking it.
WIDTH = 88

#: The fonts that rich would fetch from the network, which a picture in a README cannot.
_FONTS = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)


def printed(command: str) -> str:
    """Run a command as on a terminal of that width, and give what it prints."""
    program, *words = shlex.split(command)
    assert program == "quotebank"
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "PYTHONUTF8": "1"}
    environment.pop("NO_COLOR", None)
    done = subprocess.run(
        [sys.executable, "-m", "quotebank.cli", *words],
        env={**environment, "TERM": "xterm-256color"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def drawn() -> str:
    """Draw the commands and what they print, as SVG."""
    console = Console(
        record=True, width=WIDTH, force_terminal=True, file=io.StringIO(), legacy_windows=False
    )
    for command in COMMANDS:
        console.print(Text("$ ", "dim").append(command, "not dim bold"))
        console.print(Text.from_ansi(printed(command)))
    return console.export_svg(title="quotebank", code_format=_FONTS.sub("", CONSOLE_SVG_FORMAT))


def main() -> None:
    """Draw to the file that is named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("target", type=Path)
    parser.parse_args().target.write_text(drawn(), "utf-8")


if __name__ == "__main__":
    main()
