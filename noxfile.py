"""Everything that must hold before a change is done: ``nox`` runs all of it.

Sessions run in fresh environments. Those that need material which is not shipped look for it where
the environment variable QUOTEBANK_SHARED points (default ``../shared``), and say so where they skip.
"""

from __future__ import annotations

import functools
import os
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "virtualenv"
nox.options.error_on_missing_interpreters = False
nox.options.download_python = "never"
# Quick ones first; the tests last, so that pytest's closing lines end the log.
nox.options.sessions = ["lint", "imports", "typing", "docs", "data", "accuracy", "lowest", "tests"]

ROOT = Path(__file__).parent
SHARED = Path(os.environ.get("QUOTEBANK_SHARED", ROOT.parent / "shared")).resolve()
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
#: What `bench` runs; each prints its figures, and fails where a bar is missed.
MEASUREMENTS = ["startup", "search", "serialise", "bank", "throughput", "verification",
                "verification_speed"]  # fmt: skip
PYTHON_FILES = ["src", "tests", "tools", "benchmarks", "docs", "noxfile.py"]


def _group(name: str) -> tuple[str, ...]:
    return nox.project.dependency_groups(PROJECT, name)


def _reveal_pyenv() -> None:
    """Put the interpreters of pyenv where they are found, if it is there.

    Its shims answer to ``python3.12`` only while that version is switched on, so that an installed
    interpreter would count as missing.
    """
    home = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    # The newest of each minor version is met first.
    found = sorted(home.glob("versions/3.1[1-4].*/bin"), key=_version_of, reverse=True)
    os.environ["PATH"] = os.pathsep.join([*map(str, found), os.environ.get("PATH", "")])


def _version_of(bin_directory: Path) -> list[int]:
    parts = bin_directory.parent.name.split(".")
    return [int(part) if part.isdigit() else -1 for part in parts]


_reveal_pyenv()


@functools.cache
def _dist() -> Path:
    """Name the directory of this run's wheel: never an old one, never one of the checkout."""
    return Path(tempfile.mkdtemp(prefix="quotebank-wheel-"))


def _wheel(session: nox.Session, extras: str = "") -> str:
    """Build the wheel, once a run, and give what pip installs it by."""
    if not any(_dist().glob("*.whl")):
        session.run(
            "python", "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(_dist()), ".",
        )  # fmt: skip
    (wheel,) = _dist().glob("*.whl")
    return f"{wheel}{extras}"


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting."""
    session.install(*_group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def imports(session: nox.Session) -> None:
    """Check that each floor imports only those below it."""
    session.install("-e", ".", *_group("lint"))
    session.run("lint-imports", "--no-cache")


@nox.session
def typing(session: nox.Session) -> None:
    """Check types, strictly, in the tests and tools too."""
    groups = (*_group("typing"), *_group("docs"), *_group("tools"))
    session.install("-e", ".[cli,html,fuzzy]", *groups, "nox")
    session.run("mypy", *PYTHON_FILES)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning or a dead reference is an error."""
    session.install("-e", ".[cli]", *_group("docs"))
    session.run(
        "sphinx-build", "-W", "--keep-going", "-n", "-q", "-E",
        "-b", "html", "docs", "docs/_build/html",
    )  # fmt: skip
    session.log("read it at docs/_build/html/index.html")


@nox.session
def data(session: nox.Session) -> None:
    """Build the packaged tables again from the article, and compare."""
    article = SHARED / "article.txt"
    if not article.is_file():
        session.skip(f"the article is not at {article}; set QUOTEBANK_SHARED")
    session.install("-e", ".")
    session.run("python", "tools/build_data.py", str(article), "--check")


@nox.session
def accuracy(session: nox.Session) -> None:
    """Read the development articles, and hold the floors of accuracy."""
    gold = SHARED / "polnear" / "dev.jsonl"
    if not gold.is_file():
        session.skip(f"the articles are not at {gold}; set QUOTEBANK_SHARED")
    session.install("-e", ".")
    session.run("python", "benchmarks/attribution.py", str(gold), "--floors")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure speed, as the documentation's figures were measured."""
    session.install(_wheel(session, "[cli,fuzzy]"))
    for script in session.posargs or MEASUREMENTS:
        session.run("python", f"benchmarks/{script}.py")


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest releases that the package says it works with."""
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    needed = [*project["dependencies"], *extras["cli"], *extras["html"]]
    session.install(
        _wheel(session), *_group("test"), *(need.replace(">=", "==") for need in needed)
    )
    session.run("pytest", *session.posargs, env={"QUOTEBANK_SHARED": str(SHARED)})


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests against the built wheel; `src` is not importable."""
    session.install(_wheel(session, "[cli,html,arrow]"), *_group("test"))
    session.run(
        "python", "-c",
        "import quotebank as q; assert 'site-packages' in q.__file__, q.__file__",
    )  # fmt: skip
    session.run("pytest", *session.posargs, env={"QUOTEBANK_SHARED": str(SHARED)})
