"""Numbers as cells and fields write them: thousands in any style, shares, seats of a house, changes."""

from __future__ import annotations

import re

_THOUSANDS = r"\d{1,3}(?:[.,  '’ ]\d{3})+(?!\d)"
_LAKHS = r"\d{1,3}(?:,\d{2})+,\d{3}(?!\d)"
_WHOLE = re.compile(rf"(?<![\d.,])(?:{_LAKHS}|{_THOUSANDS}|\d+)(?![\d])")
_PLAIN_SHARE = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d+)?(?![\d.,]*\d)")
_SIGNED_SHARE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:%|per\s?cent|percent|pct\b)")
_MILLIONS = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?)\s*(million|mn|m)\b", re.IGNORECASE)
_OF = re.compile(
    r"(\d[\d.,  ]*)\s*(?:/|⁄|∕|\bof\b(?: the)?|\bout\s+of\b|\bfrom\b|\bvon\b|\bde\b|\bsur\b)"
    r"\s*\(?(\d[\d.,  ]*\d|\d)"
)
_OF_IN_BRACKET = re.compile(r"(\d+)\s*\((?:of|out of)?\s*/?\s*(\d+)\)")
_CHANGE = re.compile(
    r"(?P<sign>[+\-–−▲▼△▽↑↓]|\b(?:increase|decrease|gain|loss|up|down|gained|lost)\b)\s*(?P<number>\d+)\b(?![.,]\d)",
    re.IGNORECASE,
)
_STEADY = re.compile(r"^\W*(?:steady|unchanged|no change|0|±\s*0|\+/[-–−]\s*0|=)\W*$", re.IGNORECASE)
_DOWN = {"-", "–", "−", "▼", "▽", "↓", "decrease", "loss", "down", "lost"}
_LONGEST = 200  # characters
_NOTE = re.compile(r"\[[^\][]{1,12}\]|\(#\s?\d+\)|[*†‡§¶#]")
_NONE = re.compile(
    r"^[\s\-–—−―.?/()*†]*$|^(?:n/?a|none|nil|tbd|tba|did not (?:run|contest|participate|stand))$",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """`text` without footnote marks, ranks in brackets and outer blanks, and not longer than a figure."""
    return " ".join(_NOTE.sub(" ", text[:_LONGEST]).split())


def empty(text: str) -> bool:
    """Whether a cell says nothing: blank, dashes, "n/a", "did not contest"."""
    return bool(_NONE.match(clean(text)))


def digits(words: str) -> str:
    """The number written in `words` without its thousands marks ("27.967" and "27 967" are "27967")."""
    return re.sub(r"\D", "", words).lstrip("0") or "0"


def whole(text: str) -> str | None:
    """The first whole number in `text`, as digits; "1.2 million" is told out. None without one."""
    text = clean(text)
    if found := _MILLIONS.search(text):
        return str(round(float(found[1].replace(",", ".")) * 1_000_000))
    found = _WHOLE.search(text)
    return digits(found[0]) if found else None


def share(text: str, signed: bool = False) -> str | None:
    """The first share of a hundred in `text` with a decimal point and without "%"; None without one.

    With `signed` only a number that carries a percent sign counts.
    """
    text = clean(text)
    found = _SIGNED_SHARE.search(text) or (None if signed else _PLAIN_SHARE.search(text))
    if not found:
        return None
    number = found[found.lastindex or 0]
    if re.fullmatch(r"\d+,\d{3}", number):
        return None
    number = number.replace(",", ".")
    return number if float(number) <= 100 else None


def seats(text: str) -> tuple[str, str | None] | None:
    """Seats won, and of how many where told ("5 / 120"); None when the cell has no whole number."""
    text = clean(text)
    for form in (_OF, _OF_IN_BRACKET):
        found = form.search(text)
        if found and int(digits(found[1])) <= int(digits(found[2])):
            return digits(found[1]), digits(found[2])
    number = whole(_CHANGE.sub(" ", re.sub(r"\([^)]*\)", " ", text)))
    return (number, None) if number is not None else None


def change(text: str) -> str | None:
    """Seats gained or (with "-") lost; "0" when unchanged; a bare number is taken as it stands."""
    text = clean(text)
    if _STEADY.match(text):
        return "0"
    if found := _CHANGE.search(text):
        number = str(int(found["number"]))
        return f"-{number}" if found["sign"].lower() in _DOWN and number != "0" else number
    return str(int(text)) if re.fullmatch(r"\d{1,4}", text) else None


def ranks(text: str) -> int | None:
    """The place in a ranking ("3rd", "#2", "2."); None when the cell is no rank."""
    found = re.fullmatch(
        r"[#№]?\s*(\d{1,3})\s*(?:st|nd|rd|th|\.|º|ª|e|er|o|a)?\.?", text.strip(), re.IGNORECASE
    )
    return int(found[1]) if found else None
