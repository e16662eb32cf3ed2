"""Bold in CAPITALS."""

from __future__ import annotations

import pytest

from factio.documents.capitals import casing_of, ordinary

CASES = [
    (
        "The LOK SEWAK SANGH (abbreviated LSS) was",
        "The Lok Sewak Sangh (abbreviated LSS) was",
        ["Lok Sewak Sangh"],
    ),
    ("GREENS–EQUO OF THE COAST (GEC)", "Greens–Equo of the Coast (GEC)", ["Greens–Equo of the Coast"]),
    ("The PEOPLE'S PARTY and the O'NEILL GROUP", "The People's Party and the O'Neill Group", None),
    ("S.N. BANERJEE was born", "S.N. Banerjee was born", ["S.N. Banerjee"]),
    ("SECTION XIV OF THE WORKERS II", "Section XIV of the Workers II", None),
    ("COMMUNIST PARTY USA is", "Communist Party USA is", None),
    ("PARTIDO DE LA GENTE Y EL PUEBLO", "Partido de la Gente y el Pueblo", None),
    ("MASONS, QUARRYMEN AND ALLIED TRADES", "Masons, Quarrymen and Allied Trades", None),
    ('JOHN FELIPE "JACK" MARTIN (born 1935)', 'John Felipe "Jack" Martin (born 1935)', None),
    ("He joined the KPD, SED and the USPD.", "He joined the KPD, SED and the USPD.", []),
    ("NATO and UNESCO met.", "NATO and UNESCO met.", []),
    ("The CIA, FBI and NSA agents", "The CIA, FBI and NSA agents", []),
    ("REALISTS () is. The Realists won.", "Realists () is. The Realists won.", ["Realists"]),
    ("It is the VERDSEQUO. VerdsEquo is", "It is the VerdsEquo. VerdsEquo is", ["VerdsEquo"]),
    ("İSTANBUL ŞUBESİ ÖRGÜTÜ", None, None),
    ("CHA\u0304NDRA BOSE PARTY", "Cha\u0304ndra Bose Party", None),
    ("A JACOBIN was a member; the Jacobin Club", "A Jacobin was a member; the Jacobin Club", ["Jacobin"]),
]


@pytest.mark.parametrize(("text", "expected", "bold"), CASES)
def test_capitals_become_ordinary(text: str, expected: str | None, bold: list[str] | None) -> None:
    prose, marks = ordinary(text, casing_of(text), lead=True)
    assert len(prose) == len(text)
    if expected is not None:
        assert prose == expected
    if bold is not None:
        assert [prose[mark.start : mark.end] for mark in marks] == bold
