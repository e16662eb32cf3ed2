"""A sentence through all passes of the reader, drawn as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.tree import Tree

    from factio.model import Claim
    from factio.reading.explaining import SeenPredicate, SeenSentence, SeenText, SeenToken

NEARLY = 12  # how many frames that nearly matched are listed


def tree_of(seen: SeenText) -> Tree:
    """The tree of a text: what it is about, and each sentence pass by pass."""
    from rich.tree import Tree

    about = f"about {seen.subject} ({seen.subject_type})" if seen.subject else "about nothing that is named"
    root = Tree(about)
    for sentence in seen.sentences:
        _add_sentence(root.add(f"“{sentence.text}”", style="bold"), sentence)
    return root


def _add_sentence(branch: Tree, seen: SeenSentence) -> None:
    _add(branch, "taken out of brackets", seen.brackets)
    _add(branch, "names", (_name(n.text, n.means, n.type, n.votes) for n in seen.names))
    _add(branch, "offices", seen.offices)
    _add(branch, "dates", (f"{date.text}: {date.edtf or 'leans on nothing told'}" for date in seen.dates))
    parse = branch.add("parse", style="not bold")
    for token in seen.tokens:
        if token.head == token.number:
            _add_tokens(parse, token, seen.tokens)
    _add(branch, "verbs and nouns, and what stands in their slots", map(_predicate, seen.predicates))
    _add(branch, "matched", seen.matched)
    nearly = [f"{miss.kind}: {miss.frame}, by “{miss.word}”; no {miss.missing}" for miss in seen.nearly]
    more = [f"and {len(nearly) - NEARLY} more"] if len(nearly) > NEARLY else []
    _add(branch, "nearly matched", nearly[:NEARLY] + more)
    claims = branch.add("claims" if seen.claims else "no claim", style="not bold")
    for claim in seen.claims:
        _add_claim(claims, claim)
    if seen.unread:
        claims.add(seen.unread)


def _predicate(seen: SeenPredicate) -> str:
    slots = "; ".join(f"{slot} {', '.join(words)}" for slot, words in seen.slots.items())
    through = f", through {seen.governor}" if seen.governor else ""
    return f"{seen.word} ({seen.lemma}, {seen.sort}{through}): {slots}"


def _add(branch: Tree, heading: str, rows: Iterable[str]) -> None:
    listed = list(rows)
    if listed:
        under = branch.add(heading, style="not bold")
        for row in listed:
            under.add(row)


def _name(text: str, means: str, sort: str, votes: dict[str, float]) -> str:
    meant = f" is {means}" if means != text else ""
    told = ", ".join(f"{kind} {vote:g}" for kind, vote in votes.items())
    return f"{text}{meant}: {sort}" + (f" (votes: {told})" if told else "")


def _add_tokens(branch: Tree, token: SeenToken, tokens: tuple[SeenToken, ...]) -> None:
    under = branch.add(f"{token.text}  {token.relation} {token.tag}")
    for child in tokens:
        if child.head == token.number and child.number != token.number:
            _add_tokens(under, child, tokens)


def _add_claim(branch: Tree, claim: Claim) -> None:
    from factio.cli.wording import roles

    told = [value for value in (claim.date, claim.phase, claim.polarity, claim.modality) if value]
    under = branch.add(f"{claim.kind}: {roles(claim.roles)}" + (f" ({', '.join(told)})" if told else ""))
    for step in claim.why:
        under.add(f"{step.step}: {step.told}")
