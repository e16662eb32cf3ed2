"""What held on that day, and what cannot be true together."""

from factio.chronology.answers import as_of
from factio.chronology.chronicle import Chronicle, within_reach

__all__ = ["Chronicle", "as_of", "within_reach"]
