"""Judgements act on claims: where each claim stands, claims made by hand, conflicts settled."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
WHAT = (
    *("accept", "reject", "correct", "same", "different", "add", "withdraw", "settle"),
    "undo",
)
REFUSAL = "judgements are only added to, never changed: add one that takes the other back"


def upgrade() -> None:
    op.add_column("claim", sa.Column("standing", sa.Text(), nullable=True))
    op.add_column("claim", sa.Column("judgement", sa.Integer(), nullable=True))
    op.create_index("claim_judgement", "claim", ["judgement"])
    op.add_column("source_entity", sa.Column("judgement", sa.Integer(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        op.add_column("judgement", sa.Column("conflict", NAME, nullable=True))
        op.drop_constraint("judgement_what_check", "judgement")
        op.create_check_constraint("judgement_what_check", "judgement", check())
        op.create_index("judgement_source", "judgement", ["source"])
        return
    # SQLite cannot change a check: the log moves into a table that knows the new word.
    for deed in ("update", "delete"):
        op.execute(f"DROP TRIGGER judgement_not_{deed}d")
    op.drop_index("judgement_claim", "judgement")
    op.rename_table("judgement", "judgement_before")
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("at", "who", "what")),
        *(sa.Column(name, NAME, nullable=True) for name in ("claim", "source", "one", "other", "conflict")),
        sa.Column("undone", sa.Integer(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.CheckConstraint(check()),
    )
    kept = "id, at, who, what, claim, source, one, other, undone, because, content"
    op.execute(f"INSERT INTO judgement ({kept}) SELECT {kept} FROM judgement_before")
    op.drop_table("judgement_before")
    op.create_index("judgement_claim", "judgement", ["claim"])
    op.create_index("judgement_source", "judgement", ["source"])
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER judgement_not_{deed.lower()}d BEFORE {deed} ON judgement "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def check() -> str:
    return "what IN ({})".format(", ".join(f"'{what}'" for what in WHAT))


def downgrade() -> None:
    raise NotImplementedError("a log is never taken back")
