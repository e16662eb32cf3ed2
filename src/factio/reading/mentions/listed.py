"""Names listed in a bracket: "five deputies (Ann Smith, Bo Adler and Carla de Costa)", "a front (SAP, KPD and
Green League)"."""

from __future__ import annotations

import re
from collections.abc import Callable

from factio.reading.mentions.lexicon import lexicon

_PARTICLE = r"de|van|von|der|bin|al|el|du|da|dos|la|le|di"
_PERSON = re.compile(rf"(?:[A-ZÀ-Þ][\w'’.-]+|[A-Z]\.|{_PARTICLE})(?: (?:[A-ZÀ-Þ][\w'’.-]*|{_PARTICLE}))+")


def persons_listed(text: str) -> list[str]:
    """The names of a text that is nothing but a list of persons; empty where it is anything else."""
    names = [n.strip(" .;") for n in re.split(r",\s*(?:and\s+)?|\s+and\s+|;\s*", text)]
    heads = lexicon().organisation_heads
    fits = all(_PERSON.fullmatch(n) and n.split()[-1].lower() not in heads for n in names)
    return names if fits else []


def bodies_listed(text: str, known: Callable[[str], bool]) -> list[str]:
    """The names of a text that is nothing but a list of bodies, one at least of them `known`; else empty."""
    names = [
        re.sub(r"^(?:the|The) ", "", n.strip(" .;"))
        for n in re.split(r",\s*(?:and\s+)?|\s+and\s+|;\s*|\+", text)
    ]
    heads = lexicon().organisation_heads
    fits = [known(n) or (n.split()[-1].lower() in heads and n[0].isupper()) for n in names if n]
    return names if len(names) > 1 and len(fits) == len(names) and all(fits) else []
