#!/usr/bin/env python3
"""Look for texts that `quotebank.extract` cannot read, led by what code each one reaches.

Usage: fuzz_extract.py CORPUS_DIR [libFuzzer options, such as -max_total_time=480]

Needs atheris (`pip install atheris`), and nothing else does. An input is read in one of two ways,
by its first byte: as any code points, or as a row of pieces of news prose, which gets further in
than any code points do. What holds for every text (tests/extract/reading.py) is checked, and so is
that none takes long. A find becomes a test in tests/extract/test_any_text.py.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent))

with atheris.instrument_imports(include=["quotebank.extract", "quotebank.names"]):
    from tests.extract.reading import check
    from tests.extract.strategies import PIECES

    import quotebank
    import quotebank.extract.reading

#: A text of some hundred code points that takes longer, in seconds of processor time, is a find.
LONGEST = 2.0


def text_of(data: bytes) -> str:
    """Make the text that some bytes stand for."""
    if not data:
        return ""
    if data[0] % 4 == 0:
        provider = atheris.FuzzedDataProvider(data[1:])
        return str(provider.ConsumeUnicode(len(data)))
    return "".join(PIECES[byte % len(PIECES)] for byte in data[1:])


def read(data: bytes) -> None:
    """Read one input."""
    text = text_of(data)
    start = time.process_time()
    extraction = quotebank.extract(text)
    took = time.process_time() - start
    if took > LONGEST:
        raise AssertionError(f"{took:.1f} s for {len(text)} code points: {text!r}")
    try:
        check(text, extraction)
    except Exception as fault:
        raise AssertionError(f"{text!r}") from fault


def main() -> None:
    """Fuzz until told to stop, or until a find."""
    quotebank.extract("“Yes,” said Ada Bell.")  # Weights and lists are read before the clock runs.
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
