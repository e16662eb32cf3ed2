"""Persons listed in a bracket: "five deputies (Ann Smith, Bo Adler and Carla de Costa)"."""

from __future__ import annotations

import re

from factio.reading.mentions.lexicon import lexicon

_PARTICLE = r"de|van|von|der|bin|al|el|du|da|dos|la|le|di"
_PERSON = re.compile(rf"(?:[A-ZÀ-Þ][\w'’.-]+|[A-Z]\.|{_PARTICLE})(?: (?:[A-ZÀ-Þ][\w'’.-]*|{_PARTICLE}))+")


def persons_listed(text: str) -> list[str]:
    """The names of a text that is nothing but a list of persons; empty where it is anything else."""
    names = [n.strip(" .;") for n in re.split(r",\s*(?:and\s+)?|\s+and\s+|;\s*", text)]
    heads = lexicon().organisation_heads
    fits = all(_PERSON.fullmatch(n) and n.split()[-1].lower() not in heads for n in names)
    return names if fits else []
