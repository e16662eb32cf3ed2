"""What held and when is kept: spells by whom they are of, and who changed since these were derived."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from factio.identity import plain

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "held",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("state", NAME, nullable=False),
        sa.Column("words", NAME, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("content", NAME, nullable=False),
    )
    op.create_index("held_state", "held", ["state", "words"])
    op.create_index("held_days", "held", ["first", "last"])
    op.create_table(
        "held_by",
        sa.Column("entity", NAME, nullable=False),
        sa.Column("held", sa.Integer, sa.ForeignKey("held.id", ondelete="CASCADE"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("entity", "held", "place"),
        sqlite_with_rowid=False,
    )
    op.create_index("held_by_held", "held_by", ["held"])
    op.create_table("stale_entity", sa.Column("entity", NAME, primary_key=True))
    connection = op.get_bind()
    contests = sa.text(
        "SELECT r.claim, r.position, r.value FROM claim_role r JOIN claim c ON c.id = r.claim "
        "WHERE c.kind = 'election' AND r.role = 'contest'"
    )
    rows = [
        {"claim": row[0], "place": row[1], "plain": plain(row[2])} for row in connection.execute(contests)
    ]
    fill = sa.text(
        "UPDATE claim_role SET plain = :plain WHERE claim = :claim AND role = 'contest' AND position = :place"
    )
    if rows:
        connection.execute(fill, rows)
    # All is derived when it is first wanted: the rules of that are no matter of tables.
    op.execute("INSERT INTO stale_entity (entity) SELECT id FROM entity")


def downgrade() -> None:
    raise NotImplementedError("what is derived need not be forgotten")
