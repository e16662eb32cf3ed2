"""What does it say? Documents to claims, by rules; each claim with the characters it came from."""

from factio.reading.reader import Reader

__all__ = ["Reader"]
