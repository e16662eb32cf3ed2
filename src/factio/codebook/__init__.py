"""The codebook as data: what can be claimed, in which roles, and with which words."""

from factio.codebook.check import faults
from factio.codebook.entries import (
    Codebook,
    DateWording,
    Example,
    FieldRule,
    Frame,
    Group,
    Kind,
    Pattern,
    Placeholder,
    Role,
    Rule,
    Slot,
)
from factio.codebook.loading import load
from factio.codebook.rendering import sentence
from factio.codebook.slots import PLACEHOLDER, field_key

__all__ = [
    "PLACEHOLDER",
    "Codebook",
    "DateWording",
    "Example",
    "FieldRule",
    "Frame",
    "Group",
    "Kind",
    "Pattern",
    "Placeholder",
    "Role",
    "Rule",
    "Slot",
    "faults",
    "field_key",
    "load",
    "sentence",
]
