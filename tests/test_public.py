"""Claims about `import quotebank`: what it costs, and what it hands out."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

import quotebank


def python(code: str) -> str:
    """Run code in a fresh interpreter, and give what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_importing_it_opens_no_file_but_modules() -> None:
    opened = python(
        "import sys, attrs, cattrs, sqlite3, json\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        "import quotebank\n"
        "print([name for name in opened if not name.endswith(('.py', '.pyc'))])"
    )
    assert opened.strip() == "[]"


def test_importing_it_and_searching_needs_no_extra() -> None:
    extras = ["cyclopts", "rich", "trafilatura", "lxml", "pyarrow", "rapidfuzz", "IPython"]
    loaded = python(
        "import sys, quotebank\n"
        "quotebank.load().search('black hole')\n"
        f"print([name for name in {extras!r} if name in sys.modules])"
    )
    assert loaded.strip() == "[]"


@pytest.mark.parametrize("name", quotebank.__all__)
def test_every_public_name_can_be_had(name: str) -> None:
    value = getattr(quotebank, name)
    assert value is getattr(import_module(value.__module__), name)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'quotebank' has no attribute 'nothing'"):
        quotebank.nothing  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("module", ["quotebank", "quotebank.extract.marks", "quotebank.cli"])
def test_star_import_gives_the_public_names_whatever_was_imported_first(module: str) -> None:
    names = python(
        f"import {module}\nfrom quotebank import *\nimport quotebank\n"
        "print(sorted(quotebank.__all__) == quotebank.__all__, callable(load))"
    )
    assert names.strip() == "True True"
