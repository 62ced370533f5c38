"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The directory of what is not shipped: the article and the corpus."""
    directory = Path(os.environ.get("QUOTEBANK_SHARED", ROOT.parent / "shared"))
    if not directory.is_dir():
        pytest.skip(
            f"needs what is not shipped, and {directory} is not there; set QUOTEBANK_SHARED"
        )
    return directory


@pytest.fixture(scope="session")
def article(shared: Path) -> str:
    """The article of the packaged dataset."""
    path = shared / "article.txt"
    if not path.is_file():
        pytest.skip(f"needs the article, and {path} is not there; set QUOTEBANK_SHARED")
    return path.read_bytes().decode("utf-8")
