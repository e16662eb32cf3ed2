"""Views for people: the tables joined and worded, made anew after the migrations.

They use only what SQLite and PostgreSQL share, but for joining text over rows.
"""

from __future__ import annotations


def _joined(value: str, separator: str, rows: str, order: str, dialect: str) -> str:
    """One text of the column `value` over `rows` (FROM … WHERE …) in the given order."""
    if dialect == "postgresql":
        return f"(SELECT string_agg({value}, '{separator}' ORDER BY {order}) {rows})"
    return f"(SELECT group_concat(x, '{separator}') FROM (SELECT {value} AS x {rows} ORDER BY {order}))"


def views(dialect: str) -> dict[str, str]:
    """Name and SELECT of each view, in the order in which they are made."""
    roles = _joined(
        "r.role || ': ' || r.value",
        "; ",
        "FROM claim_role r WHERE r.claim = c.id",
        "r.role, r.position",
        dialect,
    )
    names = _joined(
        "n.name",
        "; ",
        "FROM entity_name n WHERE n.entity = e.id AND n.name <> e.name",
        "n.sort, n.name",
        dialect,
    )
    counts = """
        (SELECT count(DISTINCT s.source) FROM source_entity s WHERE s.entity = e.id) AS sources,
        (SELECT count(DISTINCT r.claim) FROM source_entity s JOIN claim_role r ON r.source_entity = s.id
          WHERE s.entity = e.id) AS claims"""
    things = f"""
        SELECT e.id, e.name, {names} AS other_names, e.country, e.first AS first_year, e.last AS last_year,
        {counts}
        FROM entity e WHERE e.type"""
    return {
        "claims_readable": f"""
            SELECT c.id, s.name AS source, c.kind, c.date, c.phase, c.polarity, c.modality, {roles} AS roles,
            c."by" AS said_by, c.quote,
            substr(s.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS sentence,
            c."start" AS quote_start, c."end" AS quote_end, c.frame
            FROM claim c JOIN source s ON s.id = c.source""",
        "organisations": f"{things} = 'organisation'",
        "people": f"{things} = 'person'",
        "sources": """
            SELECT name, title, author, published, url, read_on, sentences, sentences_with_claims,
            claims, unread
            FROM source""",
        "proposals_readable": """
            SELECT a.name AS one, b.name AS other, p.score, p.reason, a.country AS one_country,
            b.country AS other_country, p.one AS one_id, p.other AS other_id
            FROM proposal p JOIN entity a ON a.id = p.one JOIN entity b ON b.id = p.other""",
        "unread_readable": """
            SELECT s.name AS source, substr(s.text, u."start" + 1, u."end" - u."start") AS sentence, u.reason
            FROM unread u JOIN source s ON s.id = u.source""",
    }
