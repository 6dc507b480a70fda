"""The schema: complete, without warnings, for those signed in."""

from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

from tests.api.conftest import Ask
from tests.factories.reports import World

SECRETS = {
    "opened_by",
    "reviewer",
    "assignments",
    "sheet",
    "scores",
    "mean",
    "released_by",
    "digest_of_key",
    "password",
}


def test_the_schema_is_made_without_a_warning_and_is_valid() -> None:
    with GENERATOR_STATS.silence():
        schema = SchemaGenerator().get_schema(request=None, public=True)
        validate_schema(schema)
        assert (dict(GENERATOR_STATS._warn_cache), dict(GENERATOR_STATS._error_cache)) == ({}, {})


def test_every_operation_says_how_it_may_fail() -> None:
    schema = SchemaGenerator().get_schema(request=None, public=True)
    operations = [one for path in schema["paths"].values() for one in path.values()]
    lacking = [one["operationId"] for one in operations if not {"401", "403", "404", "429"} <= set(one["responses"])]
    assert (len(operations), lacking) == (110, [])


def test_no_answer_has_a_field_that_is_confidential() -> None:
    components = SchemaGenerator().get_schema(request=None, public=True)["components"]["schemas"]
    del components["SendLoadRequest"]  # what is sent: a sheet of parks, no score sheet
    assert {name for one in components.values() for name in one.get("properties", {})} & SECRETS == set()


def test_the_schema_is_served_to_whoever_is_signed_in(world: World, ask: Ask) -> None:
    response = ask(world.reviewer).client.get("/api/v1/schema/")
    assert (response.status_code, response.json()["openapi"][:2]) == (200, "3.")
