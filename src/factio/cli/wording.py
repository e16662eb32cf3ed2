"""How roles are worded for people."""

from __future__ import annotations

from collections.abc import Mapping

from factio.model import RoleValue


def roles(filled: Mapping[str, RoleValue]) -> str:
    """Roles and who fills them, on one line."""
    return "; ".join(
        f"{role} {value if isinstance(value, str) else ', '.join(value)}" for role, value in filled.items()
    )
