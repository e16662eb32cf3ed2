"""Gold claims of the coded articles as told claims, where the shared folder is there."""

from __future__ import annotations

import os
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest
import yaml

from factio.model.told import ToldClaim, ToldSource

SHARED = Path(os.environ.get("FACTIO_SHARED", Path(__file__).parents[3] / "shared"))
PLAIN = ("kind", "date", "phase", "polarity", "modality", "by", "quote", "or_date", "note")


def shared(*parts: str) -> Path:
    """A path in the shared folder; the test is skipped where it is missing."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no {'/'.join(parts)} in the shared folder (set FACTIO_SHARED)")
    return path


def told(path: Path) -> tuple[list[ToldClaim], list[ToldSource]]:
    """The claims of one gold file, under its name, as read on a fixed day."""
    claims = []
    for number, coded in enumerate(yaml.safe_load(path.read_text())["claims"]):
        roles = {k: _value(v) for k, v in coded.items() if k not in PLAIN}
        rest = {
            k: str(coded[k]) for k in ("date", "phase", "polarity", "modality", "by", "quote") if coded.get(k)
        }
        if coded.get("polarity") is False:
            rest["polarity"] = "no"
        claims.append(
            ToldClaim(f"{path.stem}-{number:03}", path.stem, coded["kind"], roles, position=number, **rest)
        )
    return claims, [ToldSource(path.stem, read_on=Day(2025, 6, 1))]


def _value(value: Any) -> Any:
    return tuple(str(v) for v in value) if isinstance(value, list) else str(value)
