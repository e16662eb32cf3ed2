"""When? Words to EDTF, EDTF to bounds, and how two dates stand to each other."""

from factio.dates.bounds import Bounds, bounds, ends, valid
from factio.dates.expression import DateExpression
from factio.dates.finding import find, resolve

__all__ = ["Bounds", "DateExpression", "bounds", "ends", "find", "resolve", "valid"]
