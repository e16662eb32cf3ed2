"""What held on that day, and what cannot be true together.

`Chronicle` takes claims and makes spells of them; `answers` asks it about a day, `find_conflicts` for what
cannot be true together. `as_of` and `conflicts` do the same in one step from claims.
"""

from factio.chronology.answers import answers
from factio.chronology.ask import as_of
from factio.chronology.chronicle import Chronicle
from factio.chronology.compare import Comparison, Row, compare
from factio.chronology.conflicts import conflicts, find_conflicts
from factio.chronology.questions import (
    Change,
    Related,
    all_changes,
    changes,
    holders,
    members,
    on_day,
    related,
    timeline,
)
from factio.chronology.reach import Reach

__all__ = [
    "Change",
    "Chronicle",
    "Comparison",
    "Reach",
    "Related",
    "Row",
    "all_changes",
    "answers",
    "as_of",
    "changes",
    "compare",
    "conflicts",
    "find_conflicts",
    "holders",
    "members",
    "on_day",
    "related",
    "timeline",
]
