"""Reading many articles, in several processes where that pays, and saying how far it is."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from quotebank.cli._articles import read_document
from quotebank.cli._streams import console
from quotebank.errors import QuotebankError
from quotebank.extract import extract
from quotebank.model import Extraction

if TYPE_CHECKING:
    from collections.abc import Callable

#: Articles from which on several processes pay: each takes about half a second to start, in which
#: one process reads about a hundred articles of 5,000 characters.
WORTH_PROCESSES = 200
#: Files from which on it is shown how far the reading is.
_MANY = 5
#: Articles to a task, and tasks waiting for each process: bounds of the memory.
_TASK, _WAITING = 8, 4

#: What was read in a file, or why nothing was.
Outcome = tuple[Path, Extraction | str]


def read_article(file: Path, encoding: str) -> Outcome:
    """Read one article; what is wrong with its file is given instead of raised.

    Args:
        file: plain text or a web page; - for standard input.
        encoding: of plain text.
    """
    try:
        document = read_document(file, encoding)
        return file, extract(document.text or "", document=document)
    except OSError as error:
        return file, error.strerror or str(error)
    except QuotebankError as error:
        return file, error.message


def read_articles(files: Iterable[Path], encoding: str, processes: int) -> Iterator[Outcome]:
    """Read articles, and give what was read in their order.

    Args:
        files: as for `read_article`.
        encoding: of plain text.
        processes: how many read at a time; 1 for none beside this one.
    """
    if processes == 1:
        for file in files:
            yield read_article(file, encoding)
        return
    tasks = _parted(list(files))
    waiting: deque[Future[list[Outcome]]] = deque()
    # Started afresh: a copy of this process would share its open bank.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        try:
            for task in tasks:
                waiting.append(pool.submit(_read_task, task, encoding))
                if len(waiting) >= processes * _WAITING:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def default_processes(articles: int) -> int:
    """Say how many processes to read some articles with."""
    return 1 if articles < WORTH_PROCESSES else os.cpu_count() or 1


def _parted(files: list[Path]) -> Iterator[list[Path]]:
    for start in range(0, len(files), _TASK):
        yield files[start : start + _TASK]


def _read_task(files: list[Path], encoding: str) -> list[Outcome]:
    return [read_article(file, encoding) for file in files]


@contextmanager
def progress_over(count: int, what: str = "Reading") -> Iterator[Callable[[], None]]:
    """Show how far it is, where there is much to do and somebody watches.

    Args:
        count: of the steps.
        what: is done.

    Returns:
        What to call after each step.
    """
    if count < _MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import Progress  # noqa: PLC0415 - only where somebody watches.

    # What goes to a file must not pass through the bar, which would print it on the terminal.
    screen, beside = console(stderr=True), sys.stdout.isatty()
    with Progress(console=screen, transient=True, redirect_stdout=beside) as progress:
        task = progress.add_task(what, total=count)
        yield lambda: progress.advance(task)
