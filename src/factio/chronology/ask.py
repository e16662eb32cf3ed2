"""The questions, asked of claims: each call makes the chronicle that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factio.chronology.answers import answers
from factio.chronology.chronicle import Chronicle
from factio.codebook import Codebook
from factio.model.entity import EntityType
from factio.model.spell import Answer
from factio.model.told import ToldClaim, ToldSource


def as_of(
    claims: Iterable[ToldClaim],
    sources: Iterable[ToldSource],
    codebook: Codebook,
    date: str,
    about: str | None = None,
    state: str | None = None,
    *,
    all_of_it: bool = False,
    presume: int | None = None,
    by_source: bool = False,
    types: Mapping[str, EntityType] | None = None,
) -> list[Answer]:
    """What held on `date`, by `claims`: see `factio.chronology.answers.answers`.

    `types` tells persons and places from organisations where that is known; `claims` may be limited to
    those within reach of `about` (see `factio.chronology.reach.Reach`).

    Raises DateError when `date` is not EDTF.
    """
    chronicle = Chronicle(claims, sources, codebook, types=types)
    return answers(chronicle, date, about, state, all_of_it=all_of_it, presume=presume, by_source=by_source)
