"""What people decide: on claims, on who is who, on sources, on conflicts. Each decision is one more entry."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from typing import Literal

import msgspec
import sqlalchemy as sa

from factio.api.questions import Questions
from factio.dates import valid
from factio.errors import RecordError
from factio.model import RoleValue
from factio.record import derive, judging, queries, standing
from factio.record.judging import Coded, Judgement, Pair
from factio.record.meant import bearer
from factio.record.schema import source as source_table
from factio.record.stored import StoredClaim

Verdict = Literal["accept", "reject", "correct"]
_NEVER_ONE = ("person", "place")


class Judging(Questions):
    """The log of judgements. Nothing in it is ever changed: `undo` takes an entry back by one more.

    All methods raise RecordError without a reason, and where what is judged is not there. `who` is the
    name of who decides; without it, FACTIO_WHO or the name of the user of this machine.
    """

    def judge(
        self,
        claim: str,
        verdict: Verdict,
        because: str,
        who: str | None = None,
        changes: Mapping[str, RoleValue | None] | None = None,
        roles: Mapping[str, RoleValue] | None = None,
    ) -> Judgement:
        """Accepts, rejects or corrects a claim (by its id or the beginning of it).

        A rejected or corrected claim counts no more. With "correct", `changes` holds the new kind, date,
        phase, polarity, modality or by (None or "" for none), `roles` the new fillers ("" takes one away).
        Raises RecordError where what is put in its place breaks the codebook.
        """
        with self.file().writing() as connection:
            told = queries.one_claim(connection, claim)
            content = None
            if verdict == "correct":
                content = self._corrected(told, changes or {}, roles or {})
            elif changes or roles:
                raise RecordError(f"{verdict}: only a correction puts something in place of what is told")
            rest = {"claim": told.id, "source": told.source, "content": content}
            entry = judging.enter(connection, verdict, _who(who), because, **rest)
            self._follow(connection, told.source)
            return entry

    def _corrected(
        self, told: StoredClaim, changes: Mapping[str, RoleValue | None], roles: Mapping[str, RoleValue]
    ) -> str:
        if not changes and not roles:
            raise RecordError("correct: tell what is right, such as date or a role")
        was = {key: getattr(told, key) for key in ("kind", "date", "phase", "polarity", "modality", "by")}
        filled = {role: value for role, value in {**told.roles, **roles}.items() if value}
        return self._coded({**was, **changes, "roles": filled})

    def add(
        self,
        source: str,
        kind: str,
        roles: Mapping[str, RoleValue],
        quote: str,
        because: str,
        who: str | None = None,
        page: str = "",
        beside: Mapping[str, str | None] | None = None,
    ) -> Judgement:
        """Adds a claim coded by hand, from a document of the record or from a book that is no file.

        In a document the quote must stand in its text. `beside` holds date, phase, polarity, modality, by.
        """
        if not source.strip() or not quote.strip():
            raise RecordError("a claim needs a source, and the words of it that carry the claim")
        content = self._coded(
            {**(beside or {}), "kind": kind, "roles": dict(roles), "quote": quote, "page": page}
        )
        with self.file(create=True).writing() as connection:
            wanted = sa.select(source_table.c.text, source_table.c.reader)
            there = connection.execute(wanted.where(source_table.c.name == source)).one_or_none()
            if there is not None and there.reader != standing.BY_HAND and quote not in there.text:
                raise RecordError(
                    f"{source}: these words do not stand in the document: {quote[:60]!r}; copy them from it, "
                    "or give another name for a source that is no file"
                )
            entry = judging.enter(connection, "add", _who(who), because, source=source, content=content)
            self._follow(connection, source)
            return entry

    def _coded(self, told: Mapping[str, object]) -> str:
        """A claim coded by hand as the log keeps it, checked against the codebook."""
        given = {key: value for key, value in told.items() if value not in (None, "")}
        kind = self.codebook.kinds.get(str(given.get("kind")))
        if kind is None:
            raise RecordError(f"{given.get('kind')}: no kind of the codebook; `factio codebook` lists them")
        date = given.get("date")
        if date is not None and not (isinstance(date, str) and valid(date)):
            raise RecordError(f"date {date!r} is not EDTF; write 1948, 1948-03 or 1948-03-06")
        try:
            coded = msgspec.convert(given, Coded)
        except msgspec.ValidationError as error:
            raise RecordError(f"{kind.kind}: {error}") from error
        roles: dict[str, RoleValue] = {}
        for role, value in coded.roles.items():
            if role not in kind.roles:
                raise RecordError(f"{kind.kind} has no role {role}; it has {', '.join(kind.roles)}")
            listed = (value,) if isinstance(value, str) else value
            if not kind.roles[role].many and len(listed) > 1:
                raise RecordError(f"{kind.kind}: the role {role} takes one filler")
            roles[role] = listed if kind.roles[role].many else listed[0]
        if not roles:
            raise RecordError(f"{kind.kind}: nobody fills a role; it has {', '.join(kind.roles)}")
        things = {role: tuple(kind.roles[role].types) for role in roles}
        coded = msgspec.structs.replace(coded, roles=roles, things=things)
        return msgspec.json.encode(coded, order="deterministic").decode()

    def same(self, one: str, other: str, because: str, who: str | None = None) -> Judgement:
        """Judges two to be one; the first keeps its name. Each is an id, a name, or NAME@DOCUMENT."""
        return self._pair("same", one, other, because, who)

    def different(self, one: str, other: str, because: str, who: str | None = None) -> Judgement:
        """Judges two not to be one: what the record took for one is two from now on."""
        return self._pair("different", one, other, because, who)

    def _pair(
        self, what: Literal["same", "different"], one: str, other: str, because: str, who: str | None
    ) -> Judgement:
        with self.file().writing() as connection:
            derive.settle(connection)
            first, second = bearer(connection, one), bearer(connection, other)
            if what == "same" and first.entity == second.entity:
                raise RecordError(f"{one} and {other} are one already; nothing is to be judged")
            if what == "same" and first.type != second.type and {first.type, second.type} & {*_NEVER_ONE}:
                raise RecordError(f"{one} is of the type {first.type}, {other} of the type {second.type}")
            if what == "same" and (first.entity, second.entity) in judging.apart(connection):
                raise RecordError(f"{one} and {other} are judged to be different; undo that first")
            if what == "different" and not set(first.members).isdisjoint(second.members):
                raise RecordError(f"{one} and {other} are the same names; tell them apart as NAME@DOCUMENT")
            pair = msgspec.json.encode(Pair(first.members, second.members)).decode()
            entry = judging.enter(connection, what, _who(who), because, one=one, other=other, content=pair)
            self._regather(connection, pair)
            return entry

    def _regather(self, connection: sa.Connection, pair: str) -> None:
        """Derives the entities that a judgement on sameness concerns."""
        meant = msgspec.json.decode(pair, type=Pair)
        derive.derive_entities(connection, judging.blocks(connection, {*meant.one, *meant.other}))
        derive.settle(connection)

    def withdraw(self, source: str, because: str, who: str | None = None) -> Judgement:
        """Takes all claims of a source out of every answer; its text and the log stay."""
        with self.file().writing() as connection:
            queries.document(connection, source)
            entry = judging.enter(connection, "withdraw", _who(who), because, source=source)
            self._follow(connection, source)
            return entry

    def settle(self, conflict: str, because: str, who: str | None = None) -> Judgement:
        """Marks a conflict as settled, by its id or the beginning of it; it stays visible, as settled."""
        found = self._conflicts_beginning(conflict) if conflict else []
        if len(found) != 1:
            what = "more than one conflict has an id that begins so" if found else "no conflict has this id"
            raise RecordError(f"{conflict}: {what}; `factio conflicts` lists them")
        with self.file().writing() as connection:
            return judging.enter(connection, "settle", _who(who), because, conflict=found[0])

    def undo(self, number: int, because: str, who: str | None = None) -> Judgement:
        """Takes an entry of the log back, by one more entry; what followed from it follows no more."""
        with self.file().writing() as connection:
            log = {entry.id: entry for entry in judging.entries(connection)}
            back = log.get(number)
            if back is None:
                raise RecordError(f"{number}: the log has no entry of this number; see `factio judgements`")
            undone = {entry.undone for entry in judging.taken_back(log.values())}
            if number in undone:
                raise RecordError(f"{number}: this entry is taken back already; see `factio judgements`")
            rest = {"undone": number, "source": back.source, "claim": back.claim}
            entry = judging.enter(connection, "undo", _who(who), because, **rest)
            while back is not None and back.what == "undo":
                back = log.get(back.undone or 0)
            if back is not None and back.what in ("same", "different"):
                self._regather(connection, back.content or "{}")
            elif back is not None and back.source is not None:
                self._follow(connection, back.source)
            return entry

    def judgements(self) -> list[Judgement]:
        """The whole log, in order."""
        with self.file().reading() as connection:
            return judging.entries(connection)

    def _follow(self, connection: sa.Connection, source: str) -> None:
        derive.derive_entities(connection, standing.follow(connection, source))
        derive.mark_proposals(connection, "stale")
        derive.settle(connection)


def _who(given: str | None) -> str:
    """Who decides: as given, else by FACTIO_WHO, else the user of this machine."""
    if given or os.environ.get("FACTIO_WHO"):
        return given or os.environ["FACTIO_WHO"]
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a machine that has no name for its user
        return ""
