"""A coder's claims turned into what a model would have answered, passage by passage."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factio.codebook import load
from factio.documents import read_file
from factio.reading.llm.passages import passages
from factio.scoring import find_codings

SHARED = Path(os.environ.get("FACTIO_SHARED", Path(__file__).parents[4] / "shared"))


def codings():
    """The coded articles for reading and learning; the test is skipped where they are not there."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip("no coded articles here (set FACTIO_SHARED)")
    return find_codings(folder)


def entry(coded, kinds):
    """A coded claim as an answer has it."""
    roles = {
        name: list(values) if kinds[coded.kind].roles[name].many else values[0]
        for name, values in coded.roles.items()
    }
    return {
        "kind": coded.kind,
        "roles": roles,
        "date": coded.date,
        "date_words": None,
        "phase": coded.phase,
        "polarity": coded.polarity,
        "modality": coded.modality,
        "by": coded.by,
        "quote": coded.quote,
    }


def answered(coding):
    """(document, passages, answers by passage number, claims that no passage holds) of a coding."""
    kinds = load().kinds
    document = read_file(coding.source, coding.source.name)
    cut = passages(document)
    answers = {one.number: [] for one in cut}
    homeless = []
    for coded in coding.claims:
        at = document.text.find(coded.quote)
        home = next((p for p in cut if p.span.start <= at and at + len(coded.quote) <= p.span.end), None)
        if home is None:
            homeless.append(coded)
        else:
            answers[home.number].append(entry(coded, kinds))
    return document, cut, answers, homeless
