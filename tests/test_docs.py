"""Every example runs, and every command and public name is documented."""

from __future__ import annotations

import contextlib
import doctest
import html
import io
import os
import re
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from sybil import Document, Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

import quotebank
from quotebank.cli import main
from quotebank.cli._run import app
from tests.conftest import ROOT

PACKAGE = Path(quotebank.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
    + [page for page in (ROOT / "docs").rglob("*.md") if "_build" not in page.parts]
)
#: Blocks of these languages are examples, and run; of those, they are shown only.
RUN = {"python", "console"}
SHOWN = {"sh", "text", "json", "toml", "toctree", "include", "eval-rst", "note", "list-table"}
OPTIONS = doctest.ELLIPSIS


def run_console(example: Example) -> str | None:
    """Run the commands of a block, each after a dollar sign, and compare what they print."""
    for command, expected in commands_of(str(example.parsed)):
        printed = run_command(command)
        checker = doctest.OutputChecker()
        if not checker.check_output(expected, printed, OPTIONS):
            shown = doctest.Example(command, expected)
            return f"$ {command}\n{checker.output_difference(shown, printed, OPTIONS)}"
    return None


def commands_of(block: str) -> list[tuple[str, str]]:
    """Part a block into commands and what each is said to print."""
    pieces = re.split(r"^\$ (.*(?:\\\n.*)*)\n?", block, flags=re.MULTILINE)
    assert not pieces[0].strip(), "the block starts with a command"
    return list(zip(pieces[1::2], pieces[2::2], strict=True))


def run_command(command: str) -> str:
    """Run a command: in this process where that can be, in a shell where it needs one."""
    words = shlex.split(command, comments=True)
    if words[0] == "quotebank" and not re.search(r"[|<>;&$*\\]", command):
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            main(words[1:])
        return out.getvalue()
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


PAGE_EXAMPLES = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=OPTIONS),
        CodeBlockParser(language="console", evaluator=run_console),
        SkipParser(),
    ],
    pattern="*.md",
)
DOCSTRING_EXAMPLES = Sybil(
    parsers=[DocTestParser(optionflags=OPTIONS)],
    pattern="*.py",
    document_types={".py": PythonDocStringDocument},
)


def evaluate(document: Document) -> int:
    """Run a document's examples, one after another."""
    count = 0
    for example in document.examples():
        example.evaluate()
        count += 1
    return count


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    evaluate(PAGE_EXAMPLES.parse(page))


@pytest.mark.parametrize(
    "module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)).removesuffix(".py")
)
def test_examples_of_a_docstring_run(
    module: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    document = DOCSTRING_EXAMPLES.parse(module)
    # An example may use its module's names, and those of everybody.
    document.namespace.update({name: getattr(quotebank, name) for name in quotebank.__all__})
    evaluate(document)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_says_what_it_is(page: Path) -> None:
    """A block without a language, or of one that nobody knows, would be an example that never runs."""
    fences = re.findall(r"^ *(?:`{3,}|:{3,})(.*)$", page.read_text("utf-8"), re.MULTILINE)
    languages = [fence.strip().partition("}")[0].strip("{") for fence in fences]
    openings = languages[::2] if "" in languages else languages
    assert not [opening for opening in openings if opening not in RUN | SHOWN]


@pytest.mark.parametrize("command", [name for name in app if not name.startswith("-")])
def test_every_command_and_option_is_documented(command: str) -> None:
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")
    _, heading, rest = page.partition(f"\n## {command}\n")
    assert heading, f"no section on {command}"
    section = rest.partition("\n## ")[0]
    common = page.partition("\n## ")[0]
    options = {
        name
        for argument in app[command].assemble_argument_collection(parse_docstring=True)
        for name in argument.names
        if name.startswith("-")
    }
    assert not {option for option in options if f"`{option}" not in section + common}


@pytest.mark.parametrize("name", quotebank.__all__)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    reference = ROOT / "docs" / "reference"
    pages = "".join(page.read_text("utf-8") for page in sorted(reference.glob("*.md")))
    value = getattr(quotebank, name)
    assert re.search(rf"(?:auto\w+|py:\w+):: .*\b{re.escape(name)}\b", pages), name
    assert isinstance(value, type) or value.__doc__


def test_public_names_are_sorted_and_all_there() -> None:
    assert quotebank.__all__ == sorted(quotebank.__all__)
    assert set(quotebank.__all__) <= set(dir(quotebank))


def test_the_readme_and_ci_run_the_same_test_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "pip install nox && nox" in readme
    assert "nox" in script


def test_the_picture_of_a_terminal_shows_what_is_printed(tmp_path: Path) -> None:
    drawn = tmp_path / "terminal.svg"
    subprocess.run([sys.executable, ROOT / "tools" / "draw_terminal.py", drawn], check=True)
    shown = ROOT / "docs" / "_static" / "terminal.svg"
    assert words_of(shown.read_text("utf-8")) == words_of(drawn.read_text("utf-8"))


def words_of(picture: str) -> list[str]:
    """Give the words of an SVG, without the title that rich puts in."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", picture, re.DOTALL)
    return html.unescape(" ".join(texts)).split()
