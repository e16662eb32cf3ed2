"""What an answer about one name needs is found by indexes: names as chronology compares them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from factio.identity import plain

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("entity", sa.Column("plain", NAME, nullable=False, server_default=""))
    op.create_index("entity_plain", "entity", ["plain"])
    op.add_column("claim_role", sa.Column("plain", NAME, nullable=True))
    told = sa.text("plain IS NOT NULL")
    op.create_index("claim_role_plain", "claim_role", ["plain"], sqlite_where=told, postgresql_where=told)
    connection = op.get_bind()
    rows = list(connection.execute(sa.text("SELECT id, name FROM entity")))
    fill = sa.text("UPDATE entity SET plain = :plain WHERE id = :id")
    if rows:
        connection.execute(fill, [{"id": row[0], "plain": plain(row[1])} for row in rows])
    names = sa.text(
        "SELECT r.claim, r.position, r.value FROM claim_role r JOIN claim c ON c.id = r.claim "
        "WHERE c.kind = 'name' AND r.role = 'name'"
    )
    rows = list(connection.execute(names))
    fill = sa.text(
        "UPDATE claim_role SET plain = :plain WHERE claim = :claim AND role = 'name' AND position = :place"
    )
    if rows:
        connection.execute(fill, [{"claim": row[0], "place": row[1], "plain": plain(row[2])} for row in rows])


def downgrade() -> None:
    raise NotImplementedError("what is indexed need not be forgotten")
