"""Results of elections told in prose: who got how many votes, which share, how many seats, where."""

from __future__ import annotations

from collections.abc import Iterator

from factio.codebook.entries import Codebook
from factio.reading.frames.matching import Draft
from factio.reading.frames.patterns import Typed
from factio.reading.story import Scene, Story


def read_results(scene: Scene, story: Story, line: Typed, codebook: Codebook) -> Iterator[Draft]:
    """Drafts of `election` claims of one line."""
    return iter(())
