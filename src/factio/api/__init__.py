"""Factio from Python: `factio.open(path)` gives a `Record` to read files into and to ask.

import factio

with factio.open("factio.db") as record:
    record.read(["articles/"])
    for line in record.show("Communist Party of Pakistan").lines:
        print(line.when, line.claim.kind, line.claim.roles, line.claim.source)
"""

from factio.api.record import Explanation, Record, open, record_exists

__all__ = ["Explanation", "Record", "open", "record_exists"]
