"""The words of the figures in the reader's language."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from factio.errors import FactioError


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, dict[str, str]]:
    text = (resources.files("factio.figures") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def languages() -> tuple[str, ...]:
    """The languages that figures can be drawn in."""
    return tuple(_catalogue())


def say(lang: str, what: str, **values: str | int) -> str:
    """A phrase of the catalogue with its values. Raises FactioError on a language that it does not have."""
    found = _catalogue().get(lang)
    if found is None:
        raise FactioError(f"--lang {lang}: figures are drawn in {', '.join(languages())}")
    phrase = found[what]
    for key, value in values.items():
        phrase = phrase.replace("{" + key + "}", str(value))
    return phrase
