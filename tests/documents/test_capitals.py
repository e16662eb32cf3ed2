"""Bold in CAPITALS."""

from __future__ import annotations

import pytest

from factio.documents.capitals import casing_of, ordinary

CASES = [
    (
        "The KRISHAK PRAJA PARTY (abbreviated KPP) was",
        "The Krishak Praja Party (abbreviated KPP) was",
        ["Krishak Praja Party"],
    ),
    ("GREENS–LABOUR OF THE COAST (GLC)", "Greens–Labour of the Coast (GLC)", ["Greens–Labour of the Coast"]),
    ("The PEOPLE'S PARTY and the O'NEILL GROUP", "The People's Party and the O'Neill Group", None),
    ("S.N. BANERJEE was born", "S.N. Banerjee was born", ["S.N. Banerjee"]),
    ("SECTION XIV OF THE WORKERS II", "Section XIV of the Workers II", None),
    ("COMMUNIST PARTY USA is", "Communist Party USA is", None),
    ("FRENTE DE LA TIERRA Y EL PUEBLO", "Frente de la Tierra y el Pueblo", None),
    ("MINERS, SMELTERS AND ALLIED TRADES", "Miners, Smelters and Allied Trades", None),
    ('JOHN FELIPE "JACK" MARTIN (born 1935)', 'John Felipe "Jack" Martin (born 1935)', None),
    ("He joined the KPD, SED and the USPD.", "He joined the KPD, SED and the USPD.", []),
    ("NATO and UNESCO met.", "NATO and UNESCO met.", []),
    ("The CIA, FBI and NSA agents", "The CIA, FBI and NSA agents", []),
    ("RADICALS () is. The Radicals won.", "Radicals () is. The Radicals won.", ["Radicals"]),
    ("It is the GREENLEFT. GreenLeft is", "It is the GreenLeft. GreenLeft is", ["GreenLeft"]),
    ("İSTANBUL ŞUBESİ ÖRGÜTÜ", None, None),
    ("CHA\u0304NDRA BOSE PARTY", "Cha\u0304ndra Bose Party", None),
    (
        "A CHARTIST was a marcher; the Chartist press",
        "A Chartist was a marcher; the Chartist press",
        ["Chartist"],
    ),
]


@pytest.mark.parametrize(("text", "expected", "bold"), CASES)
def test_capitals_become_ordinary(text: str, expected: str | None, bold: list[str] | None) -> None:
    prose, marks = ordinary(text, casing_of(text), lead=True)
    assert len(prose) == len(text)
    if expected is not None:
        assert prose == expected
    if bold is not None:
        assert [prose[mark.start : mark.end] for mark in marks] == bold
