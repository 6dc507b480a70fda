"""Tables whose rows are never changed or taken away: triggers say no to everybody, on both databases.

`settings.APPEND_ONLY_TABLES` names them. The triggers are made anew after every migration, as SQLite loses them when a
migration rebuilds a table. They answer with an `IntegrityError`.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

_REFUSAL = "rows of this table are never changed or deleted"
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION append_only_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_REFUSAL}: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def install() -> None:
    """Make the triggers of all named tables that exist. To be called as often as one likes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for table in _tables(cursor):
            for name, statement in _triggers(cursor, table):
                _drop(cursor, table, name)
                cursor.execute(statement)


def lift() -> None:
    """Take the triggers away. Only for a test database that is about to be emptied: the portal never calls it."""
    with connection.cursor() as cursor:
        for table in _tables(cursor):
            for name, _statement in _triggers(cursor, table):
                _drop(cursor, table, name)


def missing() -> set[str]:
    """Return the names of the triggers that should be there and are not."""
    with connection.cursor() as cursor:
        wanted = {name for table in settings.APPEND_ONLY_TABLES for name, _statement in _triggers(cursor, table)}
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
            if connection.vendor == "postgresql"
            else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        return wanted - {row[0] for row in cursor.fetchall()}


def _tables(cursor: CursorWrapper) -> list[str]:
    there = set(connection.introspection.table_names(cursor))
    return [table for table in settings.APPEND_ONLY_TABLES if table in there]


def _drop(cursor: CursorWrapper, table: str, name: str) -> None:
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def _triggers(cursor: CursorWrapper, table: str) -> Iterator[tuple[str, str]]:
    if connection.vendor == "postgresql":
        yield from _postgresql_triggers(table)
    else:
        yield from _sqlite_triggers(table, str(connection.introspection.get_primary_key_column(cursor, table)))


def _postgresql_triggers(table: str) -> Iterator[tuple[str, str]]:
    for act, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
        name = f"{table}_no_{act}"
        when = f"BEFORE {act.upper()} ON {table} FOR EACH {each}"
        yield name, f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION append_only_refuse()"


def _sqlite_triggers(table: str, key: str) -> Iterator[tuple[str, str]]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}: {table}'); END"
    for act in ("update", "delete"):
        name = f"{table}_no_{act}"
        yield name, f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} {refuse}"
    # INSERT OR REPLACE would delete the row that is there without asking the trigger above.
    name = f"{table}_no_replace"
    exists = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608 - names from our own settings
    yield name, f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {exists} {refuse}"
