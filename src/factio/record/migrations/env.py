"""Runs the migrations over the connection that `factio.record.open` hands in."""

from alembic import context

from factio.record.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # The caller's transaction holds the whole: a record is made or moved entirely, or not at all.
    transactional_ddl=False,
)
context.run_migrations()
