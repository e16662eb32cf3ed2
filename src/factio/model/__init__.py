"""The nouns: small frozen types without behaviour that needs a room."""

from factio.model.claim import Claim, Modality, Phase, RoleValue, Why
from factio.model.conflict import Conflict, Degree
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
from factio.model.spell import Answer, AnswerWord, Between, Edge, Spell
from factio.model.told import ToldClaim, ToldSource

__all__ = [
    "Answer",
    "AnswerWord",
    "Between",
    "Block",
    "Cell",
    "Claim",
    "Conflict",
    "Degree",
    "Document",
    "Edge",
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
    "Spell",
    "Table",
    "ToldClaim",
    "ToldSource",
    "Unread",
    "Why",
]
