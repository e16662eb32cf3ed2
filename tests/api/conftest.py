import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "record"))  # the tiny reader of that room's tests

from databases import server

__all__ = ["server"]
