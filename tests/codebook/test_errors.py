"""What is wrong in a codebook is told by file, entry and key."""

from pathlib import Path

import pytest

from factio.codebook import load
from factio.errors import CodebookError

HEAD = """
kind = "kidnapping"
group = "People"
sort = "event"
core = false
definition = "Somebody is taken by force."
sentence = "{person} <was> kidnapped[ by {actor}]"
colour = "#123456"
[roles.person]
types = ["person"]
anchor = true
many = true
[roles.actor]
types = ["organisation", "person"]
[roles.sort]
types = ["text"]
values = ["political", "other"]
"""
FRAME = '[[frame]]\nname = "kidnap"\nverbs = ["kidnap"]\n'
FOUNDING = 'kind = "founding"\n'
EXAMPLE = '[[example]]\ntext = "x"\n'
WING = 'kind = "wing"\n[[field]]\nkeys = ["x"]\nsubject = "of"\nvalue = "wing"\n'
FIELD = '[[field]]\nkeys = ["born"]\nsubject = "organisation"\nvalue = "date"\n'


CASES = [
    (
        FOUNDING + '[[frame]]\nname = "found"\nverbs = ["x"]\nroles = { organisaton = "object" }',
        'frame "found", key roles.organisaton: no such role; the kind has organisation, founder',
    ),
    (HEAD.replace('"event"', '"happening"'), "key sort: Invalid enum value"),
    (HEAD.replace("core = false\n", ""), "missing required field `core`"),
    (HEAD.replace("core = false", 'core = "no"'), "key core: Expected `bool`"),
    (HEAD.replace('kind = "kidnapping"\n', ""), "key kind: missing"),
    (HEAD.replace("colour =", "color ="), "key color: unknown key; known are kind, group"),
    (HEAD.replace("anchor = true", "ancor = true"), "key roles.person.ancor: unknown key"),
    (HEAD.replace("anchor = true", ""), "key roles: no role is an anchor"),
    (HEAD.replace('types = ["person"]', 'types = ["human"]'), 'roles.person.types: "human" is no type'),
    (HEAD.replace('types = ["person"]', "types = []"), "key roles.person.types: empty"),
    (HEAD.split("[roles")[0], "key roles: a kind has at least one role"),
    (HEAD.replace("colour", 'tells_apart = ["reason"]\ncolour'), "key tells_apart: no such role"),
    (
        HEAD.replace("colour", 'sentence_ends = "x"\ncolour'),
        "key sentence_ends: never used; the kind has no phases",
    ),
    (HEAD + "[[frame]\n", "cannot be read as TOML"),
    (HEAD + 'frame = "x"\n[[x]]', "key x: unknown key"),
    (HEAD + '[frame]\nname = "x"', "key frame: not a list of tables; write [[frame]]"),
    (HEAD + FRAME + 'verb = ["x"]', 'frame "kidnap", key verb: unknown key'),
    (HEAD + FRAME + FRAME, 'frame "kidnap", key name: stands twice'),
    (HEAD + '[[frame]]\nname = "empty"', 'frame "empty", key verbs: nothing evokes this frame'),
    (HEAD + '[[frame]]\nverbs = ["x"]', "frame 1: Object missing required field `name`"),
    (
        HEAD + '[[frame]]\nname = "x"\nnouns = ["x"]\nobjects = ["y"]',
        'frame "x", key objects: belongs to verbs',
    ),
    (HEAD + FRAME + 'roles = { person = "objekt" }', 'key roles.person: "objekt" is no slot'),
    (HEAD + FRAME + 'roles = { person = "object: human" }', 'key roles.person: "human" is no type'),
    (HEAD + FRAME + 'roles = { person = ": person" }', "key roles.person: no slot is named"),
    (HEAD + FRAME + "roles = { person = 3 }", "key roles.person: a slot is wanted"),
    (
        HEAD + FRAME + 'phase = "starts"',
        'frame "kidnap", key phase: "starts" does not fit; the kind has no phases',
    ),
    (HEAD + FRAME + 'phase = "begins"', "key phase: Invalid enum value 'begins'"),
    (HEAD + FRAME + 'modality = "perhaps"', "key modality: Invalid enum value 'perhaps'"),
    (HEAD + FRAME + 'set = { sort = "strange" }', 'key set.sort: "strange" is none of political, other'),
    (HEAD + FRAME + 'set = { person = "X" }', "key set.person: a list is wanted"),
    (HEAD + FRAME + 'set = { actor = ["X"] }', "key set.actor: one value is wanted, not a list"),
    (HEAD + FRAME + 'set = { place = "X" }', "key set.place: no such role"),
    (HEAD + '[[pattern]]\nname = "p"\nmatch = "(open"', 'pattern "p", key match: no regular expression'),
    (HEAD + '[[pattern]]\nname = "p"\nmatch = "{persn:person}"', "key match {persn}: no such role"),
    (
        HEAD + '[[pattern]]\nname = "p"\nmatch = "{person:human}"',
        'pattern "p", key match: "human" is no type',
    ),
    (HEAD + EXAMPLE + 'claims = [{ persn = "X" }]', "example 1, key claims[1]: persn: no such role"),
    (HEAD + EXAMPLE + 'claims = [{ person = "X" }]', "claims[1]: person: a list is wanted"),
    (HEAD + EXAMPLE + 'claims = [{ actor = "X" }]', "claims[1]: none of the anchors is filled"),
    (HEAD + EXAMPLE + 'claims = [{ person = ["X"], phase = "holds" }]', 'claims[1]: phase: "holds"'),
    (HEAD + EXAMPLE + 'claims = [{ kind = "theft", person = ["X"] }]', 'claims[1]: kind: "theft" is none'),
    (HEAD + EXAMPLE + 'claims = "none"', "key claims: a list of claims is wanted"),
    (HEAD + EXAMPLE + 'claims = ["none"]', "key claims[1]: a table is wanted"),
    (FOUNDING + FIELD.replace('"organisation"', '"party"'), "field 1, key subject: no such role"),
    (FOUNDING + FIELD.replace('"born"', '"Born_1"'), 'key keys: "Born_1" is never met; write it "born"'),
    (FOUNDING + FIELD.replace('["born"]', "[]"), "key keys: empty"),
    (FOUNDING + FIELD + 'title_has = ["x"]', "key title_key: missing"),
    (FOUNDING + FIELD.replace('"date"', '"place"') + 'part = "end"', "key part: belongs to value"),
    (
        WING + 'title_key = "t"\ntitle = "sort"\ntitle_values = { sea = "naval" }',
        'key title_values.sea: "naval" is none of student',
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_told_by_file_entry_and_key(text: str, told: str, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load(folder)
    message = str(caught.value)
    assert message.startswith("mine/own.toml")
    assert told in message


def test_the_head_of_these_cases_is_right(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(HEAD + FRAME, encoding="utf-8")
    assert load(tmp_path).kinds["kidnapping"].frames[0].verbs == ("kidnap",)


def test_no_such_directory(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="no such directory"):
        load(tmp_path / "nowhere")
    with pytest.raises(CodebookError, match=r"no KIND\.toml in it"):
        load(tmp_path)


def test_broken_encoding(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b'kind = "\xff"')
    with pytest.raises(CodebookError, match="cannot be read as TOML"):
        load(tmp_path)
