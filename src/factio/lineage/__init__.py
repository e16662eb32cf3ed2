"""Where did it come from, what became of it? Events as a graph of organisations.

`lineage_of(record, name)` gives a `Lineage` that is asked for ancestors, descendants and ways; `founded` and
`survival` tell what became of many.
"""

from factio.lineage.body import Body, Renaming, bodies
from factio.lineage.graph import Lineage, Relative, Way
from factio.lineage.living import Founded, existence, founded
from factio.lineage.reach import lineage_of, whole_lineage
from factio.lineage.survival import Lifetime, Step, Survival, survival
from factio.lineage.ties import Tie, ties, told

__all__ = [
    "Body",
    "Founded",
    "Lifetime",
    "Lineage",
    "Relative",
    "Renaming",
    "Step",
    "Survival",
    "Tie",
    "Way",
    "bodies",
    "existence",
    "founded",
    "lineage_of",
    "survival",
    "ties",
    "told",
    "whole_lineage",
]
