"""When? Words to EDTF, EDTF to bounds, and how two dates stand to each other."""

from factio.dates.bounds import Bounds, bounds, ends, valid
from factio.dates.command import tell_dates
from factio.dates.compare import before, excludes, intersection, narrower
from factio.dates.expression import DateExpression
from factio.dates.finding import find, resolve
from factio.dates.parsing import parse
from factio.dates.wording import words

__all__ = [
    "Bounds",
    "DateExpression",
    "before",
    "bounds",
    "ends",
    "excludes",
    "find",
    "intersection",
    "narrower",
    "parse",
    "resolve",
    "tell_dates",
    "valid",
    "words",
]
