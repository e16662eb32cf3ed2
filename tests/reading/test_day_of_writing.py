"""A document whose day of writing is known is dated from it."""

from __future__ import annotations

from factio.codebook import load
from factio.documents import read_text
from factio.model import Metadata
from factio.reading import Reader

NEWS = (
    "The Labour Party of Freedonia split on Monday. The party had been founded in 1985. "
    "Its chairman, Ann Smith, resigned yesterday."
)


def dates(published: str | None) -> dict[str, str | None]:
    document = read_text(NEWS, "news.txt", metadata=Metadata(published=published))
    return {claim.kind: claim.date for claim in Reader(load()).read(document).claims}


def test_days_lean_on_the_day_of_writing() -> None:
    told = dates("2024-05-14")
    assert (told["split"], told["founding"]) == ("2024-05-13", "1985")
    assert told["leadership"] == "2024-05-13"


def test_nothing_is_made_up_without_one() -> None:
    assert dates(None)["split"] is None
