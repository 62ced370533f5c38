"""Files and streams: read as they are, written whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any

from quotebank.errors import FormatError

#: A file by its path, or an open stream of bytes or of text.
File = str | os.PathLike[str] | IO[bytes] | IO[str]

#: Bytes of the longest line that is read, so that a file without line ends does not fill the memory.
#: An article of ten million code points, with its text, takes half of it.
MAX_LINE = 1 << 26


def name_of(file: File) -> str | None:
    """Name a file for a message; None for a stream without a name."""
    name = os.fspath(file) if isinstance(file, str | os.PathLike) else getattr(file, "name", None)
    return name if isinstance(name, str) else None


@contextmanager
def opened(source: File) -> Iterator[IO[bytes] | IO[str]]:
    """Open a file for reading; a stream is taken as it is, and left open.

    A text stream that stands on bytes (`sys.stdin`) is read as bytes, so that its encoding is UTF-8
    whatever the locale.

    Raises:
        FormatError: where it is a directory.
        OSError: where it cannot be opened.
    """
    if not isinstance(source, str | os.PathLike):
        yield _bytes_below(source)
        return
    _refuse_directory(source)
    with Path(source).open("rb") as stream:
        yield stream


def read_whole(source: File) -> str:
    """Read all the text of a file.

    Raises:
        FormatError: where it is a directory, binary or not UTF-8.
        OSError: where it cannot be read.
    """
    with opened(source) as stream:
        content = stream.read()
    return decoded(content, name_of(source))


def read_lines(source: File) -> Iterator[tuple[int, str]]:
    """Read the lines of a file, one after another.

    Returns:
        The number of each line, from 1, and its text; blank ones are left out.

    Raises:
        FormatError: where it is a directory, binary, not UTF-8, or has a line that never ends.
        OSError: where it cannot be read.
    """
    name = name_of(source)
    with opened(source) as stream:
        lines: Iterator[Any] = iter(partial(stream.readline, MAX_LINE), None)
        for number, line in enumerate(lines, 1):
            if not line:
                return
            if len(line) >= MAX_LINE:
                raise FormatError(
                    f"{_at(name, number)}: the line is longer than {MAX_LINE} bytes; JSON Lines has one "
                    "value on each line"
                )
            text = decoded(line, name, number)
            if not text.isspace():
                yield number, text


def decoded(content: bytes | str, name: str | None = None, line: int | None = None) -> str:
    """Decode what was read.

    Args:
        content: as it was read; a byte order mark at its start is taken off.
        name: of its file.
        line: its number, where it is a line.

    Raises:
        FormatError: where it is binary or not UTF-8.
    """
    try:
        if isinstance(content, str):
            content.encode("utf-8")  # No file holds a half surrogate; a text in memory may.
            text = content
        else:
            text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = f"it is not UTF-8 at byte {error.start}"
    except UnicodeEncodeError as error:
        fault = f"it holds a half surrogate, {error.object[error.start]!r}, at {error.start}"
    else:
        if "\0" not in text:
            return text.removeprefix("\ufeff") if line in {None, 1} else text
        fault = "it is binary"
    raise FormatError(f"{_at(name, line)}: {fault}; give a text file in UTF-8 that quotebank wrote")


@contextmanager
def written(target: File) -> Iterator[IO[bytes] | IO[str]]:
    """Open a file for writing, which takes its place only when all is written.

    Until then a file of that name stays as it was; a stream is written to as it comes. A text stream
    that stands on bytes (`sys.stdout`) gets UTF-8 whatever the locale.

    Raises:
        FormatError: where it is a directory.
        OSError: where it cannot be written.
    """
    if not isinstance(target, str | os.PathLike):
        stream = _bytes_below(target)
        yield stream
        stream.flush()
        return
    _refuse_directory(target)
    path = Path(os.path.realpath(target))
    if path.exists() and not path.is_file():  # A pipe or a device has no place to be taken.
        with path.open("wb") as stream:
            yield stream
        return
    part = path.with_name(f".{path.name[:100]}.{os.urandom(6).hex()}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode & 0o7777)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_directory(path.parent)


def write_text(stream: IO[bytes] | IO[str], text: str) -> None:
    """Write a text to a stream of either kind.

    Raises:
        UnicodeEncodeError: where the text holds a half surrogate; nothing of it is written.
    """
    encoded = text.encode("utf-8")
    if isinstance(stream, io.TextIOBase):
        stream.write(text)
    else:
        stream.write(encoded)  # type: ignore[arg-type]


def _bytes_below(stream: IO[bytes] | IO[str]) -> IO[bytes] | IO[str]:
    if not isinstance(stream, io.TextIOBase):
        return stream
    below: IO[bytes] | None = getattr(stream, "buffer", None)
    if below is None:
        return stream
    if stream.writable():
        stream.flush()
    return below


def _refuse_directory(path: str | os.PathLike[str]) -> None:
    if Path(path).is_dir():
        raise FormatError(f"{os.fspath(path)} is a directory; give the name of a file")


def _sync_directory(path: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a directory that could be synced.
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _at(name: str | None, line: int | None) -> str:
    where = name or "the data"
    return where if line is None else f"{where}, line {line}"
