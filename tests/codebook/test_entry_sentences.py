"""Sentences of frames and patterns: loaded beside the wording, what is wrong in them told by its place."""

from pathlib import Path

import pytest

from factio.codebook import load
from factio.codebook.entry_sentences import entry_sentences
from factio.dates import valid
from factio.errors import CodebookError

OWN = """
kind = "ban"
[[frame]]
name = "drive from the land"
verbs = ["drive"]
roles = { organisation = "object: organisation" }
[sentences]
"drive from the land" = [
  { text = "The Red League was driven from Utopia in 1920.", claims = [{ organisation = "Red League" }] },
  { text = "The Red League drove a bus." },
]
"""


def own(folder: Path, text: str) -> Path:
    (folder / "ban.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_directory_of_ones_own_brings_its_sentences(tmp_path: Path) -> None:
    folder = own(tmp_path, OWN)
    assert load(folder).kinds["ban"].frames[-1].name == "drive from the land"
    shown = next(entry for entry in entry_sentences(folder) if entry.name == "drive from the land")
    assert [example.claims[0].roles for example in shown.telling] == [{"organisation": "Red League"}]
    assert [example.text for example in shown.silent] == ["The Red League drove a bus."]


def test_every_entry_is_listed_in_the_order_of_the_codebook() -> None:
    named = [(entry.kind, entry.name) for entry in entry_sentences()]
    assert named == [
        (kind.kind, name)
        for kind in load().kinds.values()
        for name in [*(f.name for f in kind.frames), *(p.name for p in kind.patterns)]
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"drive from the land" = [', '"drive" = [', 'sentences of "drive": the kind ban has no frame'),
        ('organisation = "Red League" }]', 'party = "Red League" }]', "claims[1]: party: no such role"),
        ('"The Red League drove a bus."', "3", "[2].text: Expected `str`, got `int`"),
        ("[sentences]", '[sentences]\n"is banned" = 3', 'sentences of "is banned": a list is wanted'),
        (
            '"The Red League drove a bus."',
            '"The Red League was driven from Utopia in 1920."',
            "stands twice",
        ),
    ],
)
def test_what_is_wrong_is_told_by_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in OWN
    with pytest.raises(CodebookError, match=r"^[^,]+/ban\.toml") as caught:
        entry_sentences(own(tmp_path, OWN.replace(old, new)))
    assert told in str(caught.value)


def test_dates_are_edtf() -> None:
    for entry in entry_sentences():
        for example in entry.telling:
            for claim in example.claims:
                assert claim.date is None or valid(claim.date), (entry.name, claim.date)
