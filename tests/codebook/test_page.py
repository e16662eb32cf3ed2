"""The codebook's page is what the data says."""

from pathlib import Path

from factio.codebook import load
from factio.codebook.page import page

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(load()), "run: python -m factio.codebook.page"


def test_every_kind_and_rule_is_on_it() -> None:
    text = page(load())
    assert all(f"\n### {name}\n" in text for name in load().kinds)
    assert all(rule.title in text for rule in load().rules)
