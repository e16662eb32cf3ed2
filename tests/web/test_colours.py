import pytest

from factio.codebook import load
from factio.web.colours import (
    CONTRAST,
    DARK_PAPER,
    LIGHT_PAPER,
    contrast,
    kind_classes,
    kind_styles,
    standing_out,
)


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("paper", [LIGHT_PAPER, DARK_PAPER])
def test_every_kind_stands_out_from_the_paper(paper):
    for kind in load().kinds.values():
        assert contrast(standing_out(kind.colour, paper), paper) >= CONTRAST


def test_a_colour_that_stands_out_is_left_and_none_is_made_up_of_words():
    assert standing_out("#1565c0", LIGHT_PAPER) == "#1565c0"
    assert standing_out("red; } body { display: none", LIGHT_PAPER) == "#6b6b6b"


def test_each_kind_has_its_rule_for_light_and_dark():
    codebook = load()
    styles = kind_styles(codebook)
    for style in kind_classes(codebook).values():
        assert styles.count(f".{style} {{") == 2
