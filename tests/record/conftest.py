import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # so that processes that read find the reader of these tests

from databases import database, server

__all__ = ["database", "server"]

EXAMPLES = {
    "a.txt": "The Awami League (AL) was founded in 1949. Nothing else is told. "
    "Abdul Bhashani led the Awami League.",
    "b.txt": "The Awami League was founded in 1949.\n\nThe Awami League was founded in 1949.\n\n"
    "AL was dissolved.",
    "deep/c.txt": "Azad Pakistan Party and Sind Front merged in 1957. Abdul Bhashani led the Sind Front.",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    for name, text in EXAMPLES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a record: the same tests hold for each."""
    if request.param == "sqlite":
        return str(tmp_path / "factio.db")
    return str(request.getfixturevalue("database"))
