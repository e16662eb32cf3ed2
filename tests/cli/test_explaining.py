"""`factio explain` for claims and sentences, `factio unread` with its coverage."""

import json
import os
import subprocess
import sys

SENTENCE = "The party was banned in July 1934."


def test_a_sentence_of_ones_own(factio):
    told = factio("explain", "--sentence", SENTENCE, "--subject", "Radical League")
    assert told.code == 0
    for part in (
        "about Radical League",
        "parse",
        "ROOT",
        "matched",
        "ban: organisation Radical League (1934-07)",
    ):
        assert part in told.out
    assert "\x1b" not in told.out


def test_a_sentence_for_machines(factio):
    told = factio("explain", "--sentence", SENTENCE, "--subject", "Radical League", "--format", "jsonl")
    [line] = [json.loads(row) for row in told.out.splitlines()]
    assert line["subject"] == "Radical League"
    assert [claim["kind"] for claim in line["claims"]] == ["ban"]


def test_a_claim_or_a_sentence(factio, record):
    assert factio("explain").code == 2
    assert factio("explain", "abc", "--sentence", SENTENCE).code == 2


def test_a_claim_is_explained_without_the_parser(factio, record):
    [ban] = [
        json.loads(row)
        for row in factio(
            "claims", "--kind", "ban", "--source", "radicals.txt", "--format", "jsonl"
        ).out.splitlines()
    ]
    script = (
        "import sys\nfrom factio.cli import main\n"
        f"sys.argv = ['factio', 'explain', '{ban['id']}']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.splitlines()[-1] == "False"
    assert "date: “in July 1934”" in done.stdout
    assert "is Radical League" in done.stdout


def test_coverage_beside_each_document(factio, record):
    told = factio("unread")
    assert "without" in told.out
    told = factio("unread", "radicals.txt")
    assert "sentences read" in told.out
