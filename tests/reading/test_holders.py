"""Who holds an office in the longer turns: rows of holders, clauses on a post, who gives way to whom."""

import pytest

from factio.codebook import load
from factio.documents import read_text
from factio.reading import Reader

READER = Reader(load())
UNION = "The Weavers' Union was a trade union in Norway, founded in 1901 by Karl Weber and Anna Holm. "


def told(words: str) -> set[tuple[str, str, str | None, str | None]]:
    """(person, office, phase, date) of each leadership in the union."""
    read = READER.read(read_text(UNION + words, "page.txt")).claims
    return {
        (str(c.roles["person"]), str(c.roles["office"]), c.phase, c.date)
        for c in read
        if c.kind == "leadership" and c.roles.get("organisation") in {"Weavers' Union", "Norway"}
    }


@pytest.mark.parametrize(
    "words",
    [
        "In 1928 Weber was elected chairman, Anna Holm secretary and Josef Stein treasurer.",
        "In 1928 Weber became chairman, Anna Holm its secretary and Josef Stein treasurer.",
        "In 1928 Weber was chosen as chairman, Anna Holm as secretary and Josef Stein as treasurer.",
    ],
)
def test_a_row_of_holders(words: str) -> None:
    assert told(words) == {
        ("Karl Weber", "chairman", "starts", "1928"),
        ("Anna Holm", "secretary", "starts", "1928"),
        ("Josef Stein", "treasurer", "starts", "1928"),
    }


def test_nobody_has_an_office_at_a_congress() -> None:
    assert told("At the congress of 1928, Anna Holm was elected secretary.") == {
        ("Anna Holm", "secretary", "starts", "1928")
    }


def test_who_takes_up_a_person() -> None:
    words = "Otto Lang, the veteran of the 1919 dock strike who was elected secretary in 1920, resigned."
    assert ("Otto Lang", "secretary", "starts", "1920") in told(words)


def test_what_was_once() -> None:
    read = READER.read(
        read_text(
            UNION
            + "In 1932 Peter Braun, previously leader of the Miners' Federation, was elected secretary.",
            "page.txt",
        )
    ).claims
    before = [c for c in read if c.roles.get("organisation") == "Miners' Federation"]
    assert [(c.roles["person"], c.phase, c.date) for c in before] == [("Peter Braun", "ends", "[..1932]")]


@pytest.mark.parametrize(
    ("words", "who", "phase", "date"),
    [
        ("Holm, its secretary since 1950, gave way to Ernst Wolf in 1957.", "Ernst Wolf", "starts", "1957"),
        ("In 1957 Holm stepped down as secretary in favour of Ernst Wolf.", "Ernst Wolf", "starts", "1957"),
        ("Holm was elected secretary in 1950. She died in office in 1957.", "Anna Holm", "ends", "1957"),
        (
            "The post of secretary, which Ernst Wolf held until 1957, was abolished.",
            "Ernst Wolf",
            "ends",
            "1957",
        ),
        ("Elected secretary in 1957, the weaver Ernst Wolf left in 1960.", "Ernst Wolf", "starts", "1957"),
        ("Wolf's election as secretary in 1957 was contested.", "Wolf", "starts", "1957"),
        (
            "Ernst Wolf became secretary in 1950 and remained in office until 1957.",
            "Ernst Wolf",
            "ends",
            "1957",
        ),
    ],
)
def test_who_comes_and_who_goes(words: str, who: str, phase: str, date: str) -> None:
    assert (who, "secretary", phase, date) in told(words)


def test_a_portfolio_is_an_office() -> None:
    words = "In 1972 Ernst Wolf was given the finance portfolio."
    assert told(words) == {("Ernst Wolf", "the finance portfolio", "starts", "1972")}


def claims_of(words: str, kind: str) -> set[tuple[str, str | None, str | None]]:
    """(person, phase, date) of each claim of a kind."""
    read = READER.read(read_text(UNION + words, "page.txt")).claims
    out: set[tuple[str, str | None, str | None]] = set()
    for c in read:
        people = c.roles.get("person", ()) if c.kind == kind else ()
        out |= {(p, c.phase, c.date) for p in (people if isinstance(people, tuple) else (str(people),))}
    return out


@pytest.mark.parametrize(
    ("words", "kind", "wanted"),
    [
        (
            "In 1941 the left wing, among whom were Samuel Kody and Bela Tampe, withdrew from the union.",
            "membership",
            {("Samuel Kody", "ends", "1941"), ("Bela Tampe", "ends", "1941")},
        ),
        (
            "Among those who joined in 1950 were the painter Jan Novak and the lawyer Petra Mala.",
            "membership",
            {("Jan Novak", "starts", "1950")},
        ),
        (
            "Holm was suspended in 1951, readmitted two years later and finally expelled in 1957.",
            "membership",
            {("Anna Holm", "ends", "1951"), ("Anna Holm", "starts", "1953"), ("Anna Holm", "ends", "1957")},
        ),
        ("In 1932 Otto Lang walked out of the union.", "membership", {("Otto Lang", "ends", "1932")}),
        (
            "Its best-known members were the writer Eva Mala and the printer Jon Falk.",
            "membership",
            {("Eva Mala", "holds", "1901"), ("Jon Falk", "holds", "1901")},
        ),
        (
            "Ludwig Hahn, who had left the Liberal Party, became secretary in 1944.",
            "membership",
            {("Ludwig Hahn", "ends", "[..1944]")},
        ),
        ("Holm remained secretary till her death in 1985.", "death", {("Anna Holm", None, "1985")}),
        ("Jim Conn was among those killed on 3 March 1974.", "death", {("Jim Conn", None, "1974-03-03")}),
        ("Otto Lang was found dead on 2 May 1952.", "death", {("Otto Lang", None, "[..1952-05-02]")}),
        ("Holm, briefly held on drug charges in 1932, resigned.", "arrest", {("Anna Holm", None, "1932")}),
        ("In 1948 Otto Lang was found guilty of treason.", "arrest", {("Otto Lang", None, "1948")}),
    ],
)
def test_who_comes_leaves_and_suffers(
    words: str, kind: str, wanted: set[tuple[str, str | None, str | None]]
) -> None:
    assert wanted <= claims_of(words, kind)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "Its secretary is Jon Falk, who replaced Eva Mala in 2017.",
            {("Jon Falk", "secretary", "holds", None), ("Jon Falk", "secretary", "starts", "2017")},
        ),
        (
            "Among those present in 1993 was Jon Falk, by then the union's president.",
            {("Jon Falk", "president", "holds", "1993")},
        ),
        (
            "Falk had been a minister. Eva Mala was secretary until 1970, when Jon Falk took over.",
            {("Jon Falk", "secretary", "starts", "1970")},
        ),
    ],
)
def test_what_is_and_how_it_came_about(
    words: str, wanted: set[tuple[str, str, str | None, str | None]]
) -> None:
    assert wanted <= told(words)


def test_whose_secretary_one_is_in_a_body_just_founded() -> None:
    words = "In 1950 it founded the Printers' League, with Eva Mala as its secretary."
    read = READER.read(read_text(UNION + words, "page.txt")).claims
    found = [c.roles["organisation"] for c in read if c.kind == "leadership"]
    assert found == ["Printers' League"]


def test_one_who_quits_leaves_the_body_spoken_of() -> None:
    assert ("Eva Mala", "ends", "1950") in claims_of("In 1950 Eva Mala walked out.", "membership")


def test_a_title_behind_a_place_is_no_name() -> None:
    words = "Krishna Ghosh was West Bengal Minister of Labour from 1969 to 1970."
    read = READER.read(read_text(f"Krishna Ghosh was an Indian politician. {words}", "page.txt")).claims
    found = [(c.roles["person"], c.roles["organisation"], c.date) for c in read if c.kind == "leadership"]
    assert found == [("Krishna Ghosh", "West Bengal", "1969/1970")]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "Eva Mala became secretary in 1950, chairman in 1960 and president in 1970.",
            {
                ("Eva Mala", "secretary", "starts", "1950"),
                ("Eva Mala", "chairman", "starts", "1960"),
                ("Eva Mala", "president", "starts", "1970"),
            },
        ),
        (
            "Jon Falk was elected to the Central Committee of the union, on which he served till 1924.",
            {("Jon Falk", "member of the Central Committee", "ends", "1924")},
        ),
        (
            "From 1910 Jon Falk was employed by the union as a district secretary.",
            {("Jon Falk", "district secretary", "starts", "1910")},
        ),
    ],
)
def test_offices_each_with_its_time(words: str, wanted: set[tuple[str, str, str | None, str | None]]) -> None:
    assert wanted <= told(words)


def test_bodies_each_with_its_time() -> None:
    life = "Karl Lind was a German politician. "
    words = f"{life}He joined the Bakers' Union in 1907 and the Labour Party a year later."
    read = READER.read(read_text(words, "page.txt")).claims
    found = {(c.roles["organisation"], c.date) for c in read if c.kind == "membership"}
    assert found == {("Bakers' Union", "1907"), ("Labour Party", "1908")}


LIFE = (
    "Anna Kuhn (born 1893), born Anna Rosenthal, was an Austrian politician, who headed the Labour Party "
    "from 1926 to 1928. "
)


def in_a_life(words: str, kind: str) -> set[tuple[str, str, str | None, str | None]]:
    """(person, organisation, phase, date) of each claim of a kind in a life."""
    read = READER.read(read_text(LIFE + words, "page.txt")).claims
    return {
        (str(c.roles["person"]), str(c.roles["organisation"]), c.phase, c.date)
        for c in read
        if c.kind == kind
    }


def test_two_names_of_one_person_are_one_holder() -> None:
    assert in_a_life("", "leadership") == {("Anna Kuhn", "Labour Party", "holds", "1926/1928")}


def test_she_stays_she_whoever_is_named_in_between() -> None:
    words = (
        "In 1929, she was removed from her post, Johann Berg being named secretary, and in 1930 she was "
        "expelled from the party."
    )
    assert ("Anna Kuhn", "Labour Party", "ends", "1930") in in_a_life(words, "membership")
    assert ("Anna Kuhn", "Labour Party", "ends", "1929") in in_a_life(words, "leadership")


def test_one_who_is_brought_onto_a_board() -> None:
    words = "In 1925 the congress brought her onto the executive committee of the Labour Party."
    assert ("Anna Kuhn", "Labour Party", "starts", "1925") in in_a_life(words, "leadership")
