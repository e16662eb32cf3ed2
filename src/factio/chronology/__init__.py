"""What held on that day, and what cannot be true together."""

from factio.chronology.answers import answers
from factio.chronology.ask import as_of
from factio.chronology.chronicle import Chronicle, within_reach
from factio.chronology.conflicts import conflicts, find_conflicts

__all__ = ["Chronicle", "answers", "as_of", "conflicts", "find_conflicts", "within_reach"]
