import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # what several tests of this room share

from scripted import Server


@pytest.fixture
def server():
    """A server on this machine that answers chat completions by a script."""
    with Server() as running:
        yield running


@pytest.fixture(autouse=True)
def no_key(monkeypatch, tmp_path):
    monkeypatch.delenv("FACTIO_LLM_KEY", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
