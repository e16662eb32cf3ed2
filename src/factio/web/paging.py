"""Long lists in pages."""

from __future__ import annotations

import msgspec

from factio.web.addresses import with_query


class Paging(msgspec.Struct, frozen=True):
    """Page `number` (from 1) of a list of `total` things, `size` a page, at `path` with `values`."""

    number: int
    size: int
    total: int
    path: str
    values: dict[str, str | int | None] = {}

    @property
    def pages(self) -> int:
        """How many pages there are; 1 for an empty list."""
        return max(1, -(-self.total // self.size))

    @property
    def start(self) -> int:
        """How many things stand on the pages before."""
        return (self.number - 1) * self.size

    @property
    def shown(self) -> tuple[int, int]:
        """The first and the last thing on this page, counted from 1."""
        return self.start + 1, min(self.start + self.size, self.total)

    def address(self, number: int) -> str:
        """Where another page of the list is."""
        return with_query(self.path, {**self.values, "page": number if number > 1 else None})

    def near(self) -> list[int | None]:
        """Numbers of the first, the last and the nearest pages, None where some are left out."""
        wanted = sorted({1, self.pages, *range(self.number - 2, self.number + 3)})
        numbers = [number for number in wanted if 1 <= number <= self.pages]
        told: list[int | None] = []
        for number in numbers:
            if told and told[-1] is not None and number > told[-1] + 1:
                told.append(None)
            told.append(number)
        return told
