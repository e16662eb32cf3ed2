"""One module a step; the newest is named in `factio.record.schema.VERSION`."""
