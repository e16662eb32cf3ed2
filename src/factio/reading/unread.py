"""The honest ledger: why a sentence that seems to say something gave no claim."""

from __future__ import annotations

from collections.abc import Sequence

from factio.codebook.entries import Codebook
from factio.dates import find
from factio.reading.clauses.predicates import predicates
from factio.reading.frames.matching import NearMiss, silenced
from factio.reading.lines import LONGEST
from factio.reading.scene import Scene


def why_unread(scene: Scene, misses: Sequence[NearMiss], codebook: Codebook) -> str:
    """Why a sentence gave no claim; "" where nothing in it seems to claim anything."""
    if misses:
        miss = misses[0]
        return f"“{miss.word}” may tell {miss.kind} ({miss.frame}), but its {miss.missing} is not named here"
    named = any(mention.type in {"organisation", "publication"} for mention in scene.mentions)
    dated = any(date.edtf for date in find(scene.line.text))
    if named and len(scene.line.text) >= LONGEST:
        return f"it is longer than {LONGEST} characters, and the rest was not parsed"
    if named or dated:
        silent = next(silenced(scene, list(predicates(scene.view)), codebook), None)
        if silent is not None:
            word, kind, frame = silent
            return f"“{word}” may tell {kind} ({frame}), but the words around it tell something else"
    if named and dated:
        if not any(token.pos_ in {"VERB", "AUX"} for token in scene.doc):
            return "it names an organisation and a date, and the parse finds no verb in it"
        return "it names an organisation and a date, and no frame or pattern fits"
    return ""
