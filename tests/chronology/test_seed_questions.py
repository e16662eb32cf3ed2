"""The questions on the seed article, asked of a careful coding of it."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from factio.chronology import Chronicle, answers
from factio.model.spell import ANSWERS

sys.path.insert(0, str(Path(__file__).parent))
from shared_gold import shared, told


def test_all_questions_are_answered_right() -> None:
    questions = yaml.safe_load(shared("seed", "questions.yaml").read_text())["questions"]
    chronicle = Chronicle(*told(shared("gold", "communist-party-of-pakistan.yaml")))
    wrong = []
    for question in questions:
        wanted = {k: v.casefold() for k, v in question.get("roles", {}).items()}
        fitting = [
            answer.answer
            for answer in answers(chronicle, question["day"], question["about"])
            if answer.state == question["state"]
            and all(value in str(answer.roles.get(role, "")).casefold() for role, value in wanted.items())
        ]
        answer = min(fitting, key=ANSWERS.index, default="unknown")
        if answer not in question["answer"]:
            wrong.append((question, answer))
    assert not wrong
    assert len(questions) == 24
