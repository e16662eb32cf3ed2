"""Claims as sentences, each kind and each turn that a sentence can take."""

from typing import Any

import pytest

import factio.dates
from factio.codebook import load, sentence
from factio.model import Claim

# the wording of dates has tests of its own
WORDS = {
    "1954": "1954",
    "1948-03-06": "6 March 1948",
    "1990-12": "December 1990",
    "2010/..": "since 2010",
    "../1990": "until 1990",
    "1956/1958": "from 1956 to 1958",
    "[..1969]": "by 1969",
    "[1951..]": "after 1951",
    "196X": "the 1960s",
    "1977-06~": "about June 1977",
    "1964/1966": "the mid-1960s",
}
P = "Labour Party"


def claim(kind: str, **told: Any) -> Claim:
    """Roles that are words of Python carry a "_" at their end."""
    of_claim = {k: told.pop(k) for k in ("date", "phase", "modality", "polarity", "by") if k in told}
    return Claim(kind, {name.rstrip("_"): value for name, value in told.items()}, "", 0, 0, **of_claim)


SENTENCES = [
    (
        claim(
            "founding",
            organisation=P,
            founder=("Ann Smith", "<three miners>"),
            parent="Radical Union",
            date="1954",
        ),
        "The Labour Party was founded by Ann Smith and three miners out of the Radical Union in 1954.",
    ),
    (
        claim("founding", organisation=P, modality="planned", occasion="1954 elections", date="1954"),
        "The Labour Party was to be founded for the 1954 elections in 1954.",
    ),
    (
        claim("founding", organisation=P, modality="attempted", date="1954"),
        "The Labour Party was to be founded in 1954 (an attempt).",
    ),
    (
        claim("split", from_=P, into=("<left wing of Labour Party>",), date="196X"),
        "The Labour Party split in the 1960s, with a left wing of Labour Party breaking away.",
    ),
    (claim("split", from_=P, polarity="no"), "The Labour Party did not split."),
    (
        claim("merger", parties=(P, "Radical Union"), into="Left Bloc", date="1990-12"),
        "The Labour Party and the Radical Union merged into the Left Bloc in December 1990.",
    ),
    (
        claim("merger", parties=(P, "Radical Union"), modality="planned"),
        "The Labour Party and the Radical Union were to merge.",
    ),
    (
        claim("merger", parties=(P, "Radical Union"), modality="attempted"),
        "The Labour Party and the Radical Union tried to merge.",
    ),
    (
        claim("merger", parties=(P,), into="Left Bloc", polarity="no"),
        "The Labour Party did not merge into the Left Bloc.",
    ),
    (
        claim("renaming", from_=P, into="Sinn Féin", date="1954"),
        "The Labour Party was renamed Sinn Féin in 1954.",
    ),
    (
        claim("transformation", organisation=P, from_form="coalition", into_form="party", date="1954"),
        "The Labour Party was transformed from a coalition into a party in 1954.",
    ),
    (
        claim(
            "reconstitution", organisation=P, founder=("<group that left the Left Bloc>",), from_="Left Bloc"
        ),
        "The Labour Party was reconstituted by a group that left the Left Bloc out of the Left Bloc.",
    ),
    (
        claim("dissolution", organisation=P, actor="Ann Smith", modality="de facto", date="[..1969]"),
        "The Labour Party was de facto dissolved by Ann Smith by 1969.",
    ),
    (
        claim("ban", organisation=P, actor="government", reason="plotting", date="1954"),
        "The Labour Party was banned by the government for plotting in 1954.",
    ),
    (claim("ban", organisation=P, phase="holds"), "The Labour Party is banned."),
    (
        claim("legalisation", organisation=P, actor="Ann Smith", date="1954"),
        "The Labour Party was legalised by Ann Smith in 1954.",
    ),
    (
        claim("registration", organisation=P, authority="Electoral Commission", polarity="no"),
        "The Labour Party was not registered with the Electoral Commission.",
    ),
    (
        claim("registration", organisation=P, authority="Electoral Commission", phase="ends", date="1954"),
        "The Labour Party lost its registration with the Electoral Commission in 1954.",
    ),
    (
        claim("underground", organisation=P, phase="holds", date="[1951..]"),
        "The Labour Party worked underground or in exile after 1951.",
    ),
    (
        claim("underground", organisation=P, phase="starts", date="1954"),
        "The Labour Party went underground or into exile in 1954.",
    ),
    (
        claim("underground", organisation=P, phase="holds", modality="alleged"),
        "The Labour Party allegedly works underground or in exile.",
    ),
    (
        claim("wing", wing="Young Labour", of=P, sort="youth", phase="holds"),
        "Young Labour is the youth wing of the Labour Party.",
    ),
    (
        claim("wing", wing="Labour Women", of=P, sort="women", phase="ends", date="1954"),
        "Labour Women ceased to be the women's wing of the Labour Party in 1954.",
    ),
    (
        claim("wing", wing="Iron Guard", of=P, phase="starts"),
        "The Iron Guard became a wing of the Labour Party.",
    ),
    (
        claim("front", front="Writers' Union", of=P, modality="covert", phase="holds"),
        "The Writers' Union is covertly a front of the Labour Party.",
    ),
    (
        claim("branch", branch="<branch in Lima>", of=P, place="Lima", phase="starts", date="1954"),
        "A branch in Lima became a branch of the Labour Party in Lima in 1954.",
    ),
    (
        claim("faction", faction="Clause Group", of=P, leader=("Ann Smith", "Tom Hale"), phase="holds"),
        "The Clause Group is a faction of the Labour Party, led by Ann Smith and Tom Hale.",
    ),
    (
        claim(
            "publication",
            title="Forward",
            of=P,
            language="Polish",
            place="Leeds",
            phase="holds",
            date="1956/1958",
        ),
        "Forward was a publication of the Labour Party in Polish from 1956 to 1958, published in Leeds.",
    ),
    (claim("publication", title="Forward", phase="holds"), "Forward is a publication of an organisation."),
    (
        claim("alliance", alliance="Left Bloc", member=(P, "Radical Union"), phase="holds"),
        "The Labour Party and the Radical Union are in the Left Bloc.",
    ),
    (claim("alliance", member=(P,), phase="ends", date="1954"), "The Labour Party left an alliance in 1954."),
    (
        claim("alliance", alliance="<alliance of A and B>", member=("A", "B"), phase="starts", date="1954"),
        "A and B joined an alliance of A and B in 1954.",
    ),
    (
        claim("affiliation", member=P, of="Socialist International", phase="holds", date="2010/.."),
        "The Labour Party has been affiliated with the Socialist International since 2010.",
    ),
    (
        claim("affiliation", member=P, of="Socialist International", phase="holds", polarity="no"),
        "The Labour Party is not affiliated with the Socialist International.",
    ),
    (
        claim("affiliation", member=P, of="Socialist International", phase="ends", date="1954"),
        "The Labour Party ended its affiliation with the Socialist International in 1954.",
    ),
    (
        claim("support", supporter="<ethnic nationalists>", supported=P, phase="holds"),
        "Ethnic nationalists support the Labour Party.",
    ),
    (
        claim("support", supporter="Radical Union", supported=P, phase="holds", date="2010/.."),
        "The Radical Union has supported the Labour Party since 2010.",
    ),
    (
        claim(
            "support",
            supporter="Radical Union",
            supported=P,
            occasion="the elections",
            phase="holds",
            polarity="no",
        ),
        "The Radical Union does not support the Labour Party in the elections.",
    ),
    (
        claim("entryism", organisation="<Trotskyists>", inside=P, phase="starts", date="1954"),
        "Trotskyists began to work inside the Labour Party in 1954.",
    ),
    (
        claim(
            "leadership",
            person="Ann Smith",
            organisation=P,
            office="general secretary",
            phase="starts",
            date="1990-12",
        ),
        "Ann Smith became general secretary of the Labour Party in December 1990.",
    ),
    (
        claim(
            "leadership",
            person="Ann Smith",
            organisation=P,
            office="member of the Central Committee",
            phase="holds",
        ),
        "Ann Smith is a member of the Central Committee of the Labour Party.",
    ),
    (
        claim("leadership", person="Ann Smith", organisation="Guyana", phase="ends", date="../1990"),
        "Ann Smith ceased to be a leader of Guyana until 1990.",
    ),
    (
        claim("leadership", person="Ann Smith", office="chair", phase="starts", modality="planned"),
        "Ann Smith was to become chair.",
    ),
    (
        claim("membership", person="Ann Smith", organisation=P, phase="ends", date="1954"),
        "Ann Smith left the Labour Party in 1954.",
    ),
    (
        claim("membership", person="Ann Smith", organisation=P, phase="starts", polarity="no"),
        "Ann Smith did not join the Labour Party.",
    ),
    (claim("founder", person="Ann Smith", organisation=P), "Ann Smith is a founder of the Labour Party."),
    (
        claim("arrest", person=("Ann Smith", "Tom Hale"), organisation=P, reason="sedition", date="1954"),
        "Ann Smith and Tom Hale, of the Labour Party, were arrested for sedition in 1954.",
    ),
    (
        claim("release", person=("Ann Smith",), actor="Pedro Ruiz", date="1954"),
        "Ann Smith was released by Pedro Ruiz in 1954.",
    ),
    (
        claim("death", person="Ann Smith", cause="executed", actor="<soldiers>", date="1948-03-06"),
        "Ann Smith died (executed) at the hands of soldiers on 6 March 1948.",
    ),
    (
        claim("congress", organisation=P, ordinal="fourth", place="Lima", date="1954"),
        "The Labour Party held its fourth congress in Lima in 1954.",
    ),
    (claim("congress", organisation=P, polarity="no"), "The Labour Party did not hold a congress."),
    (
        claim("decision", organisation=P, occasion="fourth congress", matter="to take up arms", date="1954"),
        "The Labour Party took a decision at the fourth congress in 1954: to take up arms.",
    ),
    (
        claim(
            "uprising", leader="Ann Smith", participant=(P,), sort="coup", modality="attempted", date="1954"
        ),
        "The Labour Party took part in an attempted coup led by Ann Smith in 1954.",
    ),
    (
        claim("uprising", participant=(P,), sort="armed struggle", place="Lima", date="196X"),
        "The Labour Party took part in an armed struggle in Lima in the 1960s.",
    ),
    (
        claim("uprising", leader="Ann Smith", target="government", sort="revolt", modality="planned"),
        "Ann Smith led a planned revolt against the government.",
    ),
    (
        claim("campaign", organisation=P, matter="a general strike", place="Leeds", date="1954"),
        "The Labour Party campaigned in Leeds in 1954: a general strike.",
    ),
    (
        claim(
            "size",
            organisation=P,
            number="3000",
            unit="members",
            modality="estimated",
            by="State Department",
            date="1954",
        ),
        "According to the State Department, the Labour Party had, by an estimate, 3000 members in 1954.",
    ),
    (
        claim("size", organisation=P, number="2000", polarity="no"),
        "The Labour Party did not have 2000 members.",
    ),
    (
        claim(
            "election",
            organisation=P,
            contest="1954 general election",
            votes="191",
            seats="1",
            of_seats="110",
            outcome="lost",
            date="1954",
        ),
        "The Labour Party stood in the 1954 general election and lost: 191 votes, 1 of 110 seats.",
    ),
    (
        claim("election", organisation=P, outcome="won", place="Leeds", date="1954"),
        "The Labour Party stood in an election in Leeds in 1954 and won.",
    ),
    (
        claim("government", organisation=P, place="Norway", phase="holds", date="1956/1958"),
        "The Labour Party was in government in Norway from 1956 to 1958.",
    ),
    (
        claim("government", organisation="Radical Union", phase="starts", date="1977-06~"),
        "The Radical Union entered government about June 1977.",
    ),
    (
        claim("name", organisation=P, name="LP", sort="abbreviation"),
        "Another name of the Labour Party is LP (abbreviation).",
    ),
    (
        claim("trait", organisation=P, trait="ideology", value="socialism"),
        "The ideology of the Labour Party is socialism.",
    ),
    (
        claim("trait", organisation=P, trait="symbol", value="rose", phase="starts", date="1954"),
        "Rose became the symbol of the Labour Party in 1954.",
    ),
]


@pytest.mark.parametrize(("said", "words"), SENTENCES)
def test_sentences(said: Claim, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factio.dates, "words", WORDS.__getitem__)
    assert sentence(load(), said) == words


@pytest.mark.parametrize(
    ("date", "phase", "words"),
    [
        ("1948", "holds", "Ann Smith was chair in 1948."),
        ("1948-03-06", "starts", "Ann Smith became chair on 6 March 1948."),
        ("[..1948-03-06]", "ends", "Ann Smith ceased to be chair on or before 6 March 1948."),
        ("1964/1966", "starts", "Ann Smith became chair between 1964 and 1966."),
        ("1964/1966", "holds", "Ann Smith was chair from 1964 to 1966."),
        ("1964/..", "holds", "Ann Smith has been chair since 1964."),
        ("196X", "holds", "Ann Smith was chair in the 1960s."),
        ("not a date", "holds", "Ann Smith was chair (not a date)."),
    ],
)
def test_dates_in_sentences(date: str, phase: str, words: str) -> None:
    said = claim("leadership", person="Ann Smith", office="chair", date=date, phase=phase)
    assert sentence(load(), said) == words


def test_every_kind_has_one() -> None:
    assert {said.kind for said, _ in SENTENCES} == {*load().kinds}


def test_every_example_reads_as_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factio.dates, "words", lambda edtf: f"({edtf})")
    for kind in load().kinds.values():
        for example in kind.examples:
            for told in example.claims:
                words = sentence(load(), told)
                assert words.endswith(".") and words[0] == words[0].upper()
                assert not {*"{}[]<>|"} & {*words.replace(f"({told.date})", "")}, words
                assert "  " not in words and " ," not in words
