"""What cannot be true together is kept beside what held; indexes leave out what most rows lack."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
SPARSE = (("claim", "judgement"), ("search", "claim"), ("search", "entity"))


def upgrade() -> None:
    op.create_table(
        "conflict",
        sa.Column("id", NAME, primary_key=True),
        sa.Column("rule", NAME, nullable=False),
        sa.Column("degree", NAME, nullable=False),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_index("conflict_degree", "conflict", ["degree", "rule"])
    for what in ("about", "claim"):
        named = "entity" if what == "about" else "claim"
        op.create_table(
            f"conflict_{what}",
            sa.Column(named, NAME, nullable=False),
            sa.Column("conflict", NAME, sa.ForeignKey("conflict.id", ondelete="CASCADE"), nullable=False),
            sa.PrimaryKeyConstraint(named, "conflict"),
            sqlite_with_rowid=False,
        )
        op.create_index(f"conflict_{what}_conflict", f"conflict_{what}", ["conflict"])
    for table, column in SPARSE:
        name = f"{table}_{column}"
        told = sa.text(f"{column} IS NOT NULL")
        op.drop_index(name, table)
        op.create_index(name, table, [column], sqlite_where=told, postgresql_where=told)


def downgrade() -> None:
    raise NotImplementedError("what is derived need not be forgotten")
