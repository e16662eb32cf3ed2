"""What lived on a day: of a family, and of all that was founded in a year."""

from __future__ import annotations

from datetime import date as Day

import msgspec

from factio.chronology import answers
from factio.chronology.days import whole
from factio.lineage.graph import Lineage
from factio.model.spell import Answer, AnswerWord, Between

HOLDS: tuple[AnswerWord, ...] = ("yes", "presumed", "possible")


class Founded(msgspec.Struct, frozen=True):
    """An organisation that began in the time asked for, and who of its line lives on the day asked for.

    `sure` when all of its begin lies in that time. `living` are answers on its own existence and on that of
    what came out of it, itself first; empty where its line has ended.
    """

    name: str
    begin: Between
    sure: bool
    claims: tuple[str, ...]
    living: tuple[Answer, ...]


def existence(lineage: Lineage, name: str, on: str) -> Answer | None:
    """Whether an organisation existed on a day (EDTF); None where no claim tells of it.

    Raises DateError when `on` is not EDTF, NameNotFound on a name that no claim has.
    """
    main = lineage.main(name)
    found = [
        answer
        for answer in answers(lineage.chronicle, on, main, "existence")
        if answer.roles.get("organisation") == main
    ]
    return found[0] if found else None


def founded(lineage: Lineage, when: str, on: str | None = None) -> list[Founded]:
    """What began in `when` (EDTF, such as a year), in the order of time, and what lives of it `on` a day.

    Raises DateError when a date is not EDTF.
    """
    span = whole(when)
    day = on or Day.today().isoformat()
    found = []
    for body in lineage.bodies(lineage.names).values():
        for life in body.lives[:1]:
            low, high = life.begin.between
            if not life.begin.told or low is None or high is None:
                continue
            if low.toordinal() > span.hi or high.toordinal() < span.lo:
                continue
            sure = span.lo <= low.toordinal() and high.toordinal() <= span.hi
            line = [body.name, *(relative.name for relative in lineage.descendants(body.name))]
            told = [existence(lineage, name, day) for name in line]
            living = tuple(answer for answer in told if answer is not None and answer.answer in HOLDS)
            found.append(Founded(body.name, life.begin.between, sure, life.begin.claims, living))
    return sorted(found, key=lambda one: (str(one.begin[0]), str(one.begin[1]), one.name))
