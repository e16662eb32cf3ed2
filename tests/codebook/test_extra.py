"""A directory of one's own extends the shipped codebook."""

from pathlib import Path

from factio.codebook import faults, load, sentence
from factio.model import Claim

KIDNAPPING = """
kind = "kidnapping"
group = "People"
sort = "event"
core = false
definition = "Somebody is taken by force and held."
sentence = "{person} <was> kidnapped[ by {actor}]"
colour = "#4a148c"
[roles.person]
types = ["person"]
anchor = true
many = true
[roles.actor]
types = ["organisation", "person", "group"]
[[frame]]
name = "kidnap"
verbs = ["kidnap", "abduct", "carry off"]
roles = { person = "object: person *", actor = "subject: organisation|person ?" }
"""


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_new_kind(tmp_path: Path) -> None:
    book = load(written(tmp_path, kidnapping=KIDNAPPING))
    assert len(book.kinds) == len(load().kinds) + 1
    names = list(book.kinds)
    assert names.index("kidnapping") == names.index("death") + 1
    claim = Claim("kidnapping", {"person": ("Ann Smith",), "actor": "Iron League"}, "", 0, 0)
    assert faults(book, claim) == []
    assert sentence(book, claim) == "Ann Smith was kidnapped by the Iron League."
    assert faults(load(), claim)[0].startswith('kind: "kidnapping" is none')


def test_a_new_group_comes_last(tmp_path: Path) -> None:
    book = load(written(tmp_path, kidnapping=KIDNAPPING.replace('"People"', '"Crimes"')))
    assert list(book.kinds)[-1] == "kidnapping"
    assert book.groups[-1].title == "Crimes"


def test_entries_are_appended_and_keys_override(tmp_path: Path) -> None:
    text = """
kind = "ban"
colour = "#000000"
[roles.place]
types = ["place"]
[[frame]]
name = "drive from the land"
verbs = ["drive"]
roles = { organisation = "object: organisation", place = "from: place ?" }
[[example]]
text = "The Red League was driven from Utopia in 1920."
claims = [{ organisation = "Red League", place = "Utopia", date = "1920" }]
"""
    shipped, extended = load().kinds["ban"], load(written(tmp_path, ban=text)).kinds["ban"]
    assert extended.colour == "#000000"
    assert extended.definition == shipped.definition
    assert list(extended.roles) == [*shipped.roles, "place"]
    assert extended.frames[:-1] == shipped.frames
    assert extended.examples[:-1] == shipped.examples
    assert extended.frames[-1].roles["place"].optional


def test_an_example_may_tell_other_kinds(tmp_path: Path) -> None:
    text = """
kind = "ban"
[[example]]
text = "The Red League, founded in 1910, was banned in 1920."
claims = [
  { organisation = "Red League", date = "1920" },
  { kind = "founding", organisation = "Red League", date = "1910" },
]
"""
    example = load(written(tmp_path, ban=text)).kinds["ban"].examples[-1]
    assert [claim.kind for claim in example.claims] == ["ban", "founding"]
