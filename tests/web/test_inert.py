import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from factio.web.inert import inert


@given(st.text())
def test_nothing_commands_or_turns(text):
    shown = inert(text)
    for letter in shown:
        assert unicodedata.category(letter) not in ("Cc", "Cs") or letter in "\t\n\r"
        assert letter not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_what_is_harmless_is_left():
    text = "Tudeh حزب توده\u200f (ת) — “é”\t\r\n\U0001f5f3"
    assert inert(text) == text
    assert inert("a\x00b\x1b[2J\x7f") == "a\u2400b\u241b[2J\u2421"
    assert inert("ab\u202egpj.exe\u2069") == "abgpj.exe"
