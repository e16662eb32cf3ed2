"""The first tables of a record."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def column(
    name: str, *more: Any, kind: Any = NAME, null: bool = False, unique: bool = False
) -> sa.Column[Any]:
    return sa.Column(name, kind, *more, nullable=null, unique=unique)


def text(name: str, *more: Any, null: bool = False) -> sa.Column[Any]:
    return column(name, *more, kind=sa.Text(), null=null)


def number(name: str, *more: Any, null: bool = False) -> sa.Column[Any]:
    return column(name, *more, kind=sa.Integer(), null=null)


def of(table: str, *, cascade: bool = True) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", ondelete="CASCADE" if cascade else None)


def upgrade() -> None:
    op.create_table("about_record", sa.Column("key", NAME, primary_key=True), text("value"))
    op.create_table(
        "source",
        sa.Column("id", sa.Integer, primary_key=True),
        column("name", unique=True),
        text("title"),
        *(text(name, null=True) for name in ("language", "author", "published", "url")),
        *(text(name) for name in ("read_on", "reader", "codebook", "digest")),
        *(number(name) for name in ("sentences", "sentences_with_claims", "claims", "unread")),
        text("text"),
    )
    op.create_table(
        "claim",
        sa.Column("id", NAME, primary_key=True),
        number("source", of("source")),
        number("position"),
        column("kind"),
        text("date", null=True),
        column("earliest", null=True),
        column("latest", null=True),
        *(text(name, null=True) for name in ("phase", "polarity", "modality", "by")),
        text("quote"),
        *(number(name) for name in ("start", "end", "sentence_start", "sentence_end")),
        *(text(name) for name in ("reader", "frame", "why")),
    )
    op.create_index("claim_source", "claim", ["source", "position"], unique=True)
    op.create_index("claim_kind", "claim", ["kind"])
    op.create_table(
        "entity",
        sa.Column("id", NAME, primary_key=True),
        column("name"),
        column("type"),
        text("country", null=True),
        number("first", null=True),
        number("last", null=True),
        column("block"),
    )
    op.create_index("entity_block", "entity", ["block"])
    op.create_index("entity_type", "entity", ["type", "name"])
    op.create_table(
        "source_entity",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        number("source", of("source")),
        column("name"),
        column("type"),
        text("country", null=True),
        text("aliases"),
        number("first", null=True),
        number("last", null=True),
        column("block"),
        column("entity", of("entity", cascade=False), null=True),
    )
    op.create_index("source_entity_source", "source_entity", ["source"])
    op.create_index("source_entity_block", "source_entity", ["block", "entity"])
    op.create_index("source_entity_entity", "source_entity", ["entity"])
    op.create_table("stale_block", sa.Column("block", NAME, primary_key=True))
    op.create_table(
        "claim_role",
        column("claim", of("claim")),
        column("role"),
        number("position"),
        text("value"),
        number("source_entity", of("source_entity"), null=True),
        sa.PrimaryKeyConstraint("claim", "role", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_role_source_entity", "claim_role", ["source_entity"])
    op.create_table(
        "entity_name",
        column("entity", of("entity")),
        column("name"),
        text("sort", sa.CheckConstraint("sort IN ('name', 'alias', 'abbreviation')")),
        column("plain"),
        sa.PrimaryKeyConstraint("entity", "name"),
        sqlite_with_rowid=False,
    )
    op.create_index("entity_name_plain", "entity_name", ["plain"])
    op.create_table(
        "proposal",
        column("one", of("entity")),
        column("other", of("entity")),
        sa.Column("score", sa.Float, nullable=False),
        text("reason"),
        sa.PrimaryKeyConstraint("one", "other"),
    )
    op.create_index("proposal_other", "proposal", ["other"])
    op.create_table(
        "unread",
        number("source", of("source")),
        *(number(name) for name in ("position", "start", "end")),
        text("reason"),
        sa.PrimaryKeyConstraint("source", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer, primary_key=True),
        *(text(name) for name in ("at", "who", "what")),
        *(column(name, null=True) for name in ("claim", "source", "one", "other")),
        number("undone", null=True),
        text("because"),
        text("content", null=True),
        sa.CheckConstraint(
            "what IN ('accept', 'reject', 'correct', 'same', 'different', 'add', 'withdraw', 'undo')"
        ),
    )
    op.create_index("judgement_claim", "judgement", ["claim"])
    keep_judgements()
    op.execute("INSERT INTO about_record (key, value) VALUES ('format', 'factio'), ('proposals', 'fresh')")


def keep_judgements() -> None:
    """The log is only ever added to: the database itself refuses anything else."""
    refusal = "judgements are only added to, never changed: add one that takes the other back"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION judgement_kept() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER judgement_kept BEFORE UPDATE OR DELETE ON judgement "
            "FOR EACH ROW EXECUTE FUNCTION judgement_kept()"
        )
        return
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER judgement_not_{deed.lower()}d BEFORE {deed} ON judgement "
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        )


def downgrade() -> None:
    raise NotImplementedError("there is nothing before the first tables")
