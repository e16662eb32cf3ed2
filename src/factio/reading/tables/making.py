"""Claims with their characters: the one place where tables and lists build them."""

from __future__ import annotations

import msgspec

from factio.codebook import Codebook
from factio.model import Claim, Document, Modality, Phase, RoleValue, Span, Why


class Maker(msgspec.Struct, frozen=True):
    """Builds claims grounded in `document` that fit `codebook` (a phase that the kind lacks falls away)."""

    document: Document
    codebook: Codebook

    def claim(
        self,
        kind: str,
        roles: dict[str, RoleValue],
        span: Span,
        date: str | None = None,
        phase: Phase | None = None,
        *,
        modality: Modality | None = None,
        frame: str,
        why: tuple[Why, ...] = (),
    ) -> Claim:
        """One claim quoted from `span`; roles are put in the codebook's order, lists where it wants lists."""
        entry = self.codebook.kinds[kind]
        ordered: dict[str, RoleValue] = {}
        for name, role in entry.roles.items():
            value = roles.get(name)
            if value:
                ordered[name] = (value,) if role.many and isinstance(value, str) else value
        return Claim(
            kind=kind,
            roles=ordered,
            quote=span.of(self.document.text),
            start=span.start,
            end=span.end,
            date=date,
            phase=phase if phase in entry.phases else None,
            modality=modality,
            frame=frame,
            why=why or (Why("layout", frame),),
        )
