"""What the addresses of pages may carry."""

from __future__ import annotations

from typing import Annotated

from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, QueryParameter

from factio.web.paging import Paging
from factio.web.view import View

TheView = NamedDependency[View]
Id = FromPath[str]
Given = FromQuery[str]
PageNumber = Annotated[int, QueryParameter(ge=1, le=1_000_000)]
Words = Annotated[str, QueryParameter(max_length=500)]


def page_of(paging: Paging) -> None:
    """Raises NotFoundException when the list has no such page."""
    if paging.number > paging.pages:
        raise NotFoundException(f"This list has {paging.pages} pages; there is no page {paging.number}.")
