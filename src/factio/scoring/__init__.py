"""How well a reader agrees with a careful coder."""

from factio.scoring.coded import Coded, from_claim, from_mapping, load_claims
from factio.scoring.compare import Comparison, compare
from factio.scoring.figures import Figures, KindFigures, Shares, by_kind, figures
from factio.scoring.gold import (
    Coding,
    Scored,
    by_source,
    find_codings,
    machine_claims,
    score_claims,
    score_reader,
)

__all__ = [
    "Coded",
    "Coding",
    "Comparison",
    "Figures",
    "KindFigures",
    "Scored",
    "Shares",
    "by_kind",
    "by_source",
    "compare",
    "figures",
    "find_codings",
    "from_claim",
    "from_mapping",
    "load_claims",
    "machine_claims",
    "score_claims",
    "score_reader",
]
