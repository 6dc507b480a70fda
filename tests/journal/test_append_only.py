from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from accounts.models import User
from journal.domain import append_only, seals
from journal.models import Event, Seal
from tests.factories.journal import make_event

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="TRUNCATE is PostgreSQL's")
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="REPLACE is SQLite's")


def test_every_append_only_table_has_its_triggers_after_migrate() -> None:
    assert append_only.missing() == set()


def test_the_triggers_name_tables_that_exist() -> None:
    assert set(settings.APPEND_ONLY_TABLES) <= set(connection.introspection.table_names())


def test_making_the_triggers_again_changes_nothing() -> None:
    append_only.install()
    append_only.install()
    assert append_only.missing() == set()


def test_a_lifted_trigger_is_noticed() -> None:
    append_only.lift()
    assert "journal_event_no_update" in append_only.missing()
    append_only.install()


def test_an_event_is_neither_changed_nor_deleted(wang: User) -> None:
    event = make_event(wang)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Event.objects.update(reason="nothing happened")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Event.objects.filter(pk=event.pk).delete()
    assert Event.objects.get().reason == ""


def test_a_seal_is_neither_changed_nor_deleted(wang: User) -> None:
    make_event(wang)
    seals.seal_events()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Seal.objects.update(digest="0")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        _execute("DELETE FROM journal_sealedevent")


@on_postgresql
def test_a_table_is_not_emptied_at_once(wang: User) -> None:
    make_event(wang)
    connection.check_constraints()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        _execute("TRUNCATE journal_event CASCADE")


@on_sqlite
def test_a_row_is_not_replaced(wang: User) -> None:
    event = make_event(wang)
    columns = ", ".join(str(field.column) for field in Event._meta.concrete_fields)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        _execute(f"REPLACE INTO journal_event ({columns}) SELECT {columns} FROM journal_event")  # noqa: S608 - our own names
    assert Event.objects.get() == event


@pytest.mark.django_db(transaction=True)
def test_the_database_of_a_committing_test_can_be_emptied_and_is_protected_again(wang: User) -> None:
    make_event(wang)
    append_only.lift()
    call_command("flush", interactive=False, verbosity=0)
    assert not Event.objects.exists()
    assert append_only.missing() == set()


def _execute(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
