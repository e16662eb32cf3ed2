"""The tables of a record. Plain names, so that the file can be opened with any tool and understood.

The migrations make these tables; a test holds that both agree.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import postgresql

# The revision of the migrations that these tables stand for.
VERSION = "0006"

# Sorted by code point in every database, so that the same record is listed in the same order.
Name = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")

JUDGEMENTS = (
    *("accept", "reject", "correct", "same", "different", "add", "withdraw", "settle"),
    "undo",
)

metadata = MetaData()

# Facts on the record itself: `format` is "factio", `proposals` is "fresh" or "stale", `held` marks the rules
# under which the spells in `held` were made.
about_record = Table(
    "about_record", metadata, Column("key", Name, primary_key=True), Column("value", Text, nullable=False)
)

# A document as it was read. `text` is what all offsets count in (code points, from 0).
source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Name, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("language", Text),
    Column("author", Text),
    Column("published", Text),  # EDTF
    Column("url", Text),
    Column("read_on", Text, nullable=False),  # ISO day
    Column("reader", Text, nullable=False),  # version of the reader
    Column("codebook", Text, nullable=False),  # version of the codebook
    Column("digest", Text, nullable=False),  # SHA-256 of the document as laid out
    Column("sentences", Integer, nullable=False),
    Column("sentences_with_claims", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("unread", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

# What a source says. `quote` stands at `start` to `end` of its text, inside the sentence (or line,
# or row) at `sentence_start` to `sentence_end`. `earliest` and `latest` are the days that `date`
# allows (ISO, empty where open or where there is no date). `why` is a JSON list. `standing` follows from
# the judgements (see `standing.py`): "accepted", "rejected", "corrected", "withdrawn", or empty; the
# last three take a claim out of all answers. `judgement` is the one that made a claim by hand.
claim = Table(
    "claim",
    metadata,
    Column("id", Name, primary_key=True),
    Column("source", Integer, ForeignKey("source.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Name, nullable=False),
    Column("date", Text),  # EDTF
    Column("earliest", Name),
    Column("latest", Name),
    Column("phase", Text),
    Column("polarity", Text),
    Column("modality", Text),
    Column("by", Text),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    Column("frame", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("standing", Text),
    Column("judgement", Integer),
    Index(
        "claim_judgement",
        "judgement",
        sqlite_where=text("judgement IS NOT NULL"),
        postgresql_where=text("judgement IS NOT NULL"),
    ),
    Index("claim_source", "source", "position", unique=True),
    Index("claim_kind", "kind"),
)

# A thing that one source speaks of, under the fullest name that it has there. `block` is where
# identity looks for the same thing in other sources; `first` and `last` are years.
source_entity = Table(
    "source_entity",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("source", Integer, ForeignKey("source.id", ondelete="CASCADE"), nullable=False),
    Column("name", Name, nullable=False),
    Column("type", Name, nullable=False),
    Column("country", Text),
    Column("aliases", Text, nullable=False),  # JSON list
    Column("first", Integer),
    Column("last", Integer),
    Column("block", Name, nullable=False),
    Column("entity", Name, ForeignKey("entity.id")),
    Column("judgement", Integer),  # the one that made a claim by hand, where only that names it
    Index("source_entity_source", "source"),
    Index("source_entity_block", "block", "entity"),
    Index("source_entity_entity", "entity"),
)

# A role and who or what fills it. `position` counts from 1 in a role that holds a list, else 0. `plain` is
# the value as chronology compares names, of a name set beside another and of a contest.
claim_role = Table(
    "claim_role",
    metadata,
    Column("claim", Name, ForeignKey("claim.id", ondelete="CASCADE"), nullable=False),
    Column("role", Name, nullable=False),
    Column("position", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("source_entity", Integer, ForeignKey("source_entity.id", ondelete="CASCADE")),
    Column("plain", Name),
    PrimaryKeyConstraint("claim", "role", "position"),
    Index("claim_role_source_entity", "source_entity"),
    Index(
        "claim_role_plain",
        "plain",
        sqlite_where=text("plain IS NOT NULL"),
        postgresql_where=text("plain IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

# One thing over all sources. Derived from source_entity. `plain` is its name as chronology compares names.
entity = Table(
    "entity",
    metadata,
    Column("id", Name, primary_key=True),
    Column("name", Name, nullable=False),
    Column("type", Name, nullable=False),
    Column("country", Text),
    Column("first", Integer),
    Column("last", Integer),
    Column("block", Name, nullable=False),
    Column("plain", Name, nullable=False, server_default=""),
    Index("entity_type", "type", "name"),
    Index("entity_plain", "plain"),
    Index("entity_block", "block"),
)

# Every name of it; `plain` is the name without case, diacritics and punctuation, to be searched.
entity_name = Table(
    "entity_name",
    metadata,
    Column("entity", Name, ForeignKey("entity.id", ondelete="CASCADE"), nullable=False),
    Column("name", Name, nullable=False),
    Column("sort", Text, CheckConstraint("sort IN ('name', 'alias', 'abbreviation')"), nullable=False),
    Column("plain", Name, nullable=False),
    PrimaryKeyConstraint("entity", "name"),
    Index("entity_name_plain", "plain"),
    sqlite_with_rowid=False,
)

# What the search looks in: an entity, a claim or a document, with its `words` as they are compared (see
# `search_words.py`). `country` is one in such words, `first` and `last` are years, `weight` is how many
# documents tell of an entity. SQLite has the words in the FTS5 table `search_words` beside it.
search = Table(
    "search",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("what", Name, nullable=False),
    Column("kind", Name, nullable=False),
    Column("source", Integer, ForeignKey("source.id", ondelete="CASCADE")),
    Column("claim", Name, ForeignKey("claim.id", ondelete="CASCADE")),
    Column("entity", Name, ForeignKey("entity.id", ondelete="CASCADE")),
    Column("country", Name),
    Column("first", Integer),
    Column("last", Integer),
    Column("weight", Integer, nullable=False),
    Column("words", Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False),
    Index("search_source", "source"),
    Index(
        "search_claim",
        "claim",
        sqlite_where=text("claim IS NOT NULL"),
        postgresql_where=text("claim IS NOT NULL"),
    ),
    Index(
        "search_entity",
        "entity",
        sqlite_where=text("entity IS NOT NULL"),
        postgresql_where=text("entity IS NOT NULL"),
    ),
    Index("search_kind", "what", "kind"),
)

# Blocks whose entities are still to be derived, while something is read (see `derive.py`).
stale_block = Table("stale_block", metadata, Column("block", Name, primary_key=True))

# What held: one state of one thing with all its spells, derived from the claims (see chronology/keeping.py).
# `words` tell it from others of the same things (an office, a name). Outside of `first` to `last` (days,
# counted from 1 January of the year 1) it surely did not hold. `content` is JSON: key, roles, spells.
held = Table(
    "held",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", Name, nullable=False),
    Column("words", Name, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("content", Name, nullable=False),
    Index("held_state", "state", "words"),
    Index("held_days", "first", "last"),
)

# Whose it is: the entities that are the thing at `place` (counted from 0) of its key.
held_by = Table(
    "held_by",
    metadata,
    Column("entity", Name, nullable=False),
    Column("held", Integer, ForeignKey("held.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    PrimaryKeyConstraint("entity", "held", "place"),
    Index("held_by_held", "held"),
    sqlite_with_rowid=False,
)

# What cannot be true together, derived with what held (see chronology/disputes.py). `content` is JSON;
# whether it is settled stands in the judgements. `sources` is how many documents it is between.
conflict = Table(
    "conflict",
    metadata,
    Column("id", Name, primary_key=True),
    Column("rule", Name, nullable=False),
    Column("degree", Name, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Index("conflict_degree", "degree", "rule"),
)

# Whom and what it concerns.
conflict_about = Table(
    "conflict_about",
    metadata,
    Column("entity", Name, nullable=False),
    Column("conflict", Name, ForeignKey("conflict.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("entity", "conflict"),
    Index("conflict_about_conflict", "conflict"),
    sqlite_with_rowid=False,
)

# The claims on both of its sides.
conflict_claim = Table(
    "conflict_claim",
    metadata,
    Column("claim", Name, nullable=False),
    Column("conflict", Name, ForeignKey("conflict.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("claim", "conflict"),
    Index("conflict_claim_conflict", "conflict"),
    sqlite_with_rowid=False,
)

# Entities of whom something changed since what they held was derived. They may be gone.
stale_entity = Table("stale_entity", metadata, Column("entity", Name, primary_key=True))

# Two that may be one: for a person to decide. Derived; never acted on by itself.
proposal = Table(
    "proposal",
    metadata,
    Column("one", Name, ForeignKey("entity.id", ondelete="CASCADE"), nullable=False),
    Column("other", Name, ForeignKey("entity.id", ondelete="CASCADE"), nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("one", "other"),
    Index("proposal_other", "other"),
)

# Sentences that seem to say something and gave no claim, and why.
unread = Table(
    "unread",
    metadata,
    Column("source", Integer, ForeignKey("source.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("source", "position"),
    sqlite_with_rowid=False,
)

# What people decided, in order. Only ever added to; refers by id and name, not by foreign key, since
# it outlives a reading. `content` is JSON: the corrected or added claim, or who is meant by a name.
judgement = Table(
    "judgement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),  # ISO time, UTC
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("claim", Name),
    Column("source", Name),
    Column("one", Name),
    Column("other", Name),
    Column("conflict", Name),
    Column("undone", Integer),  # the judgement that this one takes back
    Column("because", Text, nullable=False),
    Column("content", Text),
    CheckConstraint("what IN ({})".format(", ".join(f"'{what}'" for what in JUDGEMENTS))),
    Index("judgement_claim", "claim"),
    Index("judgement_source", "source"),
)

# What counts: claims that no judgement takes out of the answers.
COUNTS = claim.c.standing.is_(None) | (claim.c.standing == "accepted")
