"""The honest ledger: why a sentence that seems to say something gave no claim."""

from __future__ import annotations

from collections.abc import Sequence

from factio.codebook.entries import Codebook
from factio.dates import find
from factio.reading.clauses.predicates import predicates
from factio.reading.frames.matching import NearMiss, kept_back, silenced
from factio.reading.frames.winning import withheld
from factio.reading.lines import LONGEST
from factio.reading.scene import Scene

_WORDS_OF_THE_UNDONE = """
plan propose proposal intend want seek attempt try discuss discussion consider negotiate negotiation talk
possibility idea towards threaten threat risk fear advocate favour favor call demand request apply application
campaign oppose reject rejection refuse decline deny prevent avoid avert fail escape lack
"""
_NOT_DONE = frozenset(_WORDS_OF_THE_UNDONE.split())
"""Words over a deed that say it was wished, tried, feared or refused, not done."""


def why_unread(scene: Scene, misses: Sequence[NearMiss], codebook: Codebook) -> str:
    """Why a sentence gave no claim; "" where nothing in it seems to claim anything."""
    return _not_told_as_done(scene, codebook) or _nothing_found(scene, misses, codebook)


def _not_told_as_done(scene: Scene, codebook: Codebook) -> str:
    """The deed that the sentence names and does not tell as done: its modality or what rules it."""
    found = list(predicates(scene.view))
    for word, kind, frame, over in kept_back(scene, found, codebook):
        if over.lemma_.lower() in _NOT_DONE or over.lower_ in _NOT_DONE:
            return f"“{word}” may tell {kind} ({frame}), but under “{over.text}” it is not told as done"
    for word, meant in withheld(scene, found):
        return f"“{word}” may tell election, but it is {meant}, not told as done"
    return ""


def _nothing_found(scene: Scene, misses: Sequence[NearMiss], codebook: Codebook) -> str:
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
