"""What came into being last, and what it came out of: "the new party", "the old union"."""

from __future__ import annotations

from collections.abc import Callable

from factio.model import Claim
from factio.reading.mentions.entities import Cast

_COMES = {"founding": "organisation", "merger": "into", "split": "into"}


class Comings:
    """The last coming into being of a document: `newest` came in the block `newest_in`, `left` is what the
    last split was from."""

    def __init__(self, cast: Cast, sort_of: Callable[[str], str]) -> None:
        self._cast = cast
        self._sort_of = sort_of
        self.newest = ""
        self.newest_in = -1
        self.left = ""
        self._date = ""

    def note(self, claim: Claim, block: int) -> None:
        """Take up a claim told in a block: no plan, nothing denied, no paper, nothing that came earlier."""
        if claim.modality is not None or claim.polarity == "no":
            return
        come = claim.roles.get(_COMES.get(claim.kind, ""))
        one = come[0] if isinstance(come, tuple) and len(come) == 1 else come
        later = self.newest_in != block or not self._date or (claim.date or "9") >= self._date
        if isinstance(one, str) and later and self._is_body(one):
            self.newest, self.newest_in, self._date = one, block, claim.date or ""
        left = claim.roles.get("from")
        if claim.kind == "split" and isinstance(left, str):
            self.left = left

    def _is_body(self, name: str) -> bool:
        return self._cast.type_of(name) == "organisation" and self._sort_of(name) != "paper"
