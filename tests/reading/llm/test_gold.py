"""Nothing is lost on the way: a careful coder's claims, given as a model's answers, come back.

They go through prompts, a real HTTP server, parsing, grounding and the record. What is refused is counted by
cause in docs/llm-refusals.md; with FACTIO_WRITE=1 that table is written anew.
"""

import os
import re
from collections import Counter
from pathlib import Path

import gold_answers
import msgspec

import factio
from factio.codebook import load
from factio.reading.llm.asking import Client, Endpoint
from factio.reading.llm.budget import Budget
from factio.reading.llm.exchanges import Exchanges
from factio.reading.llm.reader import ModelReader
from factio.reading.llm.schema import answer_schema
from factio.scoring import compare, figures, from_claim

PAGE = Path(__file__).parents[3] / "docs" / "llm-refusals.md"
_ROW = re.compile(r"^\| (\w+) \| (\d+) \|", re.MULTILINE)


def test_gold_claims_come_back(server, tmp_path):
    codebook = load()
    codings = gold_answers.codings()
    homeless = 0
    for coding in codings:
        _, cut, answers, lost = gold_answers.answered(coding)
        homeless += len(lost)
        for passage in cut:
            # Two passages with the same words are one question: its answer holds the claims of both.
            there = server.answers.setdefault(passage.text, [])
            there.extend(one for one in answers[passage.number] if one not in there)
    endpoint = Endpoint(server.url, "scripted", parallel=8)
    client = Client(endpoint, answer_schema(codebook), Budget())
    reader = ModelReader(codebook, "scripted", Exchanges(tmp_path / "kept"), client)
    with factio.open(tmp_path / "gold.db") as record:
        report = record.read([coding.source for coding in codings], reader=reader)
        assert not report.of("refused")
        comparisons, refusals = [], Counter()
        for coding in codings:
            document = record.source(coding.source.name)
            claims = [from_claim(claim) for claim in document.claims]
            assert all(document.text[one.start : one.end] == one.quote for one in document.claims)
            comparisons.append(compare(coding.claims, claims, codebook))
            refusals.update(
                re.match(r"(?:refused, )?([\w ]+)", one.reason).group(1) for one in document.unread
            )
    client.close()
    found = figures(comparisons, codebook)
    print(f"\nexact {found.exact}, refused {dict(refusals)}, in no passage {homeless}")
    assert found.exact.f1 >= 0.97
    total = sum(len(coding.claims) for coding in codings)
    if os.environ.get("FACTIO_WRITE") == "1":
        write(total, refusals, homeless, found)
    told = dict(_ROW.findall(PAGE.read_text()))
    counts = {cause: count for cause, count in {**refusals, "passage": homeless}.items() if count}
    assert set(counts) <= set(REASONS)
    # The table is of one state of the whole; small changes in dates or layout move a count by a few.
    assert abs(sum(counts.values()) - sum(map(int, told.values()))) <= 10, counts


REASONS = {
    "name": "the name is nowhere in the text as given: it stands only in a file's name or a nickname, is put"
    " together by the coder, or is a common noun (which the codebook would write as a description)",
    "date": "no words around give the date: it is reckoned over several paragraphs, from a misprint, or known"
    " only from the rest of a life",
    "denial": "a “not” stands over the quote and the claim does not say so (a denied verb whose object is"
    " told all the same)",
    "words": "an office that the words imply and do not say (“X-led” as leader)",
    "number": "a number that is reckoned (two in each of five), implied, or misprinted in the source",
    "description": "a description in words that the paragraph does not have",
    "quote": "the quote does not stand in the passage as it is shown",
    "form": "roles that the codebook does not allow",
    "passage": "the quote is in no passage that is read (a caption between tables, a heading)",
}


def write(total, refusals, homeless, found):
    counts = Counter({**refusals, "passage": homeless})
    rows = "\n".join(
        f"| {cause} | {count} | {REASONS.get(cause, '')} |" for cause, count in counts.most_common() if count
    )
    lines = f"""# What grounding refuses of a careful coder's claims

The {total:,} claims of the coded articles, given as a model's answers, go through prompts, a server, parsing,
grounding and the record (`pytest tests/reading/llm/test_gold.py`). Of what comes back against what was given,
exact F1 is {found.exact.f1:.3f} (precision {found.exact.precision:.3f}, recall {found.exact.recall:.3f}).
A coder knows more than a paragraph says, and grounding fails closed: these are not let in.

| cause | claims | why a reader would defend it |
| --- | --- | --- |
{rows}
"""
    PAGE.write_text(lines, encoding="utf-8")


def test_claims_are_told_as_a_models(server, tmp_path):
    """What made a claim is in its provenance."""
    text = "The Radical League was founded in 1921."
    path = tmp_path / "radicals.txt"
    path.write_text(text)
    server.answers[text] = [
        {"kind": "founding", "roles": {"organisation": "Radical League"}, "date": "1921", "quote": text[:-1]}
    ]
    codebook = load()
    client = Client(Endpoint(server.url, "scripted"), answer_schema(codebook), Budget())
    reader = ModelReader(codebook, "scripted", Exchanges(tmp_path / "kept"), client)
    with factio.open(tmp_path / "one.db") as record:
        record.read([path], reader=reader)
        (claim,) = record.claims()
        assert record.source("radicals.txt").source.reader == reader.version
    assert claim.reader == "llm"
    why = {one.step: one.told for one in claim.why}
    assert (
        why["model"] == "scripted" and why["prompt"].startswith("version 1") and why["time"].startswith("20")
    )
    assert msgspec.json.encode(claim)
    client.close()
