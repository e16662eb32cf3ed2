"""The nouns: small frozen types without behaviour that needs a room."""

from factio.model.claim import Claim, Modality, Phase, RoleValue, Why
from factio.model.document import (
    Block,
    Cell,
    Document,
    Field,
    Mark,
    Metadata,
    Section,
    Sentence,
    Table,
)
from factio.model.entity import Entity, EntityType
from factio.model.reading import Reading, Unread
from factio.model.span import Span

__all__ = [
    "Block",
    "Cell",
    "Claim",
    "Document",
    "Entity",
    "EntityType",
    "Field",
    "Mark",
    "Metadata",
    "Modality",
    "Phase",
    "Reading",
    "RoleValue",
    "Section",
    "Sentence",
    "Span",
    "Table",
    "Unread",
    "Why",
]
