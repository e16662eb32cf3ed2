"""What the search looks in: a row for each entity, claim and document, with its words."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
# SQLite's own full text: the words stand in `search`, which these keep the index beside.
FULL_TEXT = (
    """CREATE VIRTUAL TABLE search_words USING fts5(
    words, content='search', content_rowid='id', prefix='3 4', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER search_inserted AFTER INSERT ON search BEGIN
        INSERT INTO search_words (rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER search_deleted AFTER DELETE ON search BEGIN
        INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.id, old.words); END""",
)


def upgrade() -> None:
    op.create_table(
        "search",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("what", NAME, nullable=False),
        sa.Column("kind", NAME, nullable=False),
        sa.Column("source", sa.Integer, sa.ForeignKey("source.id", ondelete="CASCADE")),
        sa.Column("claim", NAME, sa.ForeignKey("claim.id", ondelete="CASCADE")),
        sa.Column("entity", NAME, sa.ForeignKey("entity.id", ondelete="CASCADE")),
        sa.Column("country", NAME),
        sa.Column("first", sa.Integer),
        sa.Column("last", sa.Integer),
        sa.Column("weight", sa.Integer, nullable=False),
        sa.Column("words", sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False),
    )
    op.create_index("search_source", "search", ["source"])
    op.create_index("search_claim", "search", ["claim"])
    op.create_index("search_entity", "search", ["entity"])
    op.create_index("search_kind", "search", ["what", "kind"])
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.execute("CREATE INDEX search_words ON search USING gin (words)")
    else:
        for statement in FULL_TEXT:
            op.execute(statement)
    if connection.execute(sa.text("SELECT count(*) FROM source")).scalar():
        from factio.record.indexing import index_all

        index_all(connection)


def downgrade() -> None:
    raise NotImplementedError("what can be searched need not be forgotten")
