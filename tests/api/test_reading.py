"""Who reads what through the API, found by which filters, in how many queries."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from evaluations.domain import evaluations, releases
from evaluations.models import Release
from programmes.models import Obligation, Round
from reports.domain import filings, grants
from reports.models import Fact, Filing, FilingVersion
from tests.api.conftest import LAST_DAY, Ask, Asker
from tests.factories import evaluations as judge
from tests.factories import reports as make
from tests.factories.reports import World

NOWHERE = "00000000-0000-4000-8000-000000000000"


def people(world: World) -> dict[str, User]:
    return {
        "ministry": world.ministry, "province": world.province, "other_province": world.other_province,
        "park": world.park, "other_park": world.other_park, "reviewer": world.reviewer,
    }  # fmt: skip


def counts(world: World, ask: Ask, path: str) -> dict[str, int]:
    return {name: len(ask(one).get(path).body["results"]) for name, one in people(world).items()}


def seen(world: World, ask: Ask, path: str) -> dict[str, int]:
    return {name: ask(one).get(path).status for name, one in people(world).items()}


def only(*names: str, there: int = 1, not_there: int = 0) -> dict[str, int]:
    roles = ("ministry", "province", "other_province", "park", "other_park", "reviewer")
    return {role: there if role in names else not_there for role in roles}


def test_a_filing_is_listed_and_found_by_its_own_side_alone(world: World, report_round: Round, ask: Ask) -> None:
    filing = make.report_draft(world, report_round)
    assert counts(world, ask, "filings/") == only("ministry", "province", "park")
    found = only("ministry", "province", "park", there=200, not_there=404)
    assert seen(world, ask, f"filings/{filing.public_id}/") == found


def test_a_stranger_gets_the_answer_of_what_does_not_exist(world: World, report_round: Round, ask: Ask) -> None:
    filing, asker = make.report_draft(world, report_round), ask(world.other_park)
    answers = [asker.get(f"filings/{public_id}/") for public_id in (filing.public_id, NOWHERE)]
    assert (answers[0].status, answers[0].body) == (404, answers[1].body)


def test_obligations_and_participations_follow_the_side(world: World, report_round: Round, ask: Ask) -> None:
    owed = Obligation.objects.get(round=report_round, participation=world.base)
    both = {**only("park", "other_park"), **dict.fromkeys(("ministry", "province"), 2)}
    assert counts(world, ask, "obligations/") == both
    assert counts(world, ask, "participations/") == both
    found = only("ministry", "province", "park", there=200, not_there=404)
    assert seen(world, ask, f"obligations/{owed.pk}/") == found
    assert seen(world, ask, f"participations/{world.base.pk}/") == found


def test_parks_are_for_officials(world: World, ask: Ask) -> None:
    officials = ("ministry", "province", "other_province", "park", "other_park")
    assert counts(world, ask, "parks/") == only(*officials, there=2)


def test_a_version_is_read_by_its_side_and_by_the_reviewer_let_in(world: World, report_round: Round, ask: Ask) -> None:
    version = make.submitted_report(world, report_round)
    address = f"versions/{version.label}/"
    assert seen(world, ask, address) == only("ministry", "province", "park", there=200, not_there=404)
    grants.grant(actor=world.ministry, version=version, user=world.reviewer, until=LAST_DAY)
    answer = ask(world.reviewer).get(address)
    assert (answer.status, answer.body["digest"], answer.body["content"]) == (200, version.digest, version.content)
    assert ask(world.reviewer).get("versions/").body["results"][0].keys() & {"content", "files"} == set()


def test_facts_are_those_of_versions_that_stand_as_they_were_given(world: World, report_round: Round, ask: Ask) -> None:
    version = make.submitted_report(world, report_round, gdp="512.30")
    rows = ask(world.park).get("facts/", measure="gdp_constant").body["results"]
    assert [(row["version"], row["value"], row["year"], row["unit"]) for row in rows] == [
        (version.label, "512.30", 2025, Fact.objects.get(measure="gdp_constant").unit)
    ]
    filings.retract_filing(actor=world.park, filing=Filing.objects.get())
    assert ask(world.park).get("facts/", measure="gdp_constant").body["results"] == []


def test_a_result_is_read_once_it_is_released_and_never_by_reviewers(world: World, ask: Ask) -> None:
    scored = judge.scored(world)
    assert counts(world, ask, "evaluations/") == only()
    releases.release(actor=world.ministry, evaluation=scored)
    release = Release.objects.get()
    askers = {name: ask(one) for name, one in people(world).items()}
    answers = {name: one.get(f"evaluations/{scored.public_id}/") for name, one in askers.items()}
    assert {name: one.status for name, one in answers.items()} == only(
        "ministry", "province", "park", there=200, not_there=404
    )
    assert (answers["park"].body["total"], answers["park"].body["band"]) == (release.total, release.band)
    assert "released_by" not in answers["ministry"].body


def test_an_evaluation_being_scored_is_not_there_for_the_park(world: World, ask: Ask) -> None:
    one = judge.evaluation(world)
    assert seen(world, ask, f"evaluations/{one.public_id}/") == only(not_there=404)
    assert evaluations.dossier(world.base) != []


def test_named_lists_are_public(world: World) -> None:
    naming = judge.named(world, make.call_round(world), "扬州绿色产业园")
    visitor = Asker()
    assert [row["document"] for row in visitor.get("named-lists/").body["results"]] == ["发改办环资〔2026〕100号"]
    bases = visitor.get(f"named-lists/{naming.public_id}/").body["bases"]
    assert bases == [
        {
            "sequence": 1,
            "name_printed": "扬州绿色产业园",
            "region_printed": bases[0]["region_printed"],
            "unit": "320000",
        }
    ]


def test_everything_else_asks_visitors_to_sign_in(world: World) -> None:
    paths = ("programmes", "rounds", "parks", "participations", "obligations", "filings", "versions", "facts",
             "evaluations", "schema")  # fmt: skip
    assert {path: Asker().get(f"{path}/").status for path in paths} == dict.fromkeys(paths, 401)


def test_a_programme_is_shown_with_its_definition(world: World, ask: Ask) -> None:
    body = ask(world.park).get("programmes/green_bases/").body
    assert body["definition"] == world.programme.edition.content if world.programme.edition else None
    assert ask(world.park).get("programmes/nothing/").status == 404


FILTERS: list[tuple[str, dict[str, Any], int]] = [
    ("filings/", {"state": "draft"}, 1),
    ("filings/", {"state": "filed"}, 0),
    ("filings/", {"period": 2025, "programme": "green_bases", "form": "annual_report", "unit": "320000"}, 1),
    ("filings/", {"period": 2024}, 0),
    ("filings/", {"round": NOWHERE}, 0),
    ("obligations/", {"overdue": "true"}, 0),
    ("obligations/", {"overdue": "false", "due_before": "2026-04-01"}, 2),
    ("obligations/", {"due_before": "2026-03-31"}, 0),
    ("parks/", {"q": "suzhou"}, 1),
    ("parks/", {"q": "盐城"}, 1),
    ("parks/", {"region": "310000"}, 0),
    ("participations/", {"state": "listed", "unit": "320000"}, 2),
    ("rounds/", {"kind": "annual_report", "year": 2025}, 1),
]


@pytest.mark.parametrize(("path", "query", "count"), FILTERS)
def test_filters_narrow_what_is_seen(
    world: World, report_round: Round, ask: Ask, path: str, query: dict[str, Any], count: int
) -> None:
    make.report_draft(world, report_round)
    assert ask(world.ministry).get(path, **query).body["count"] == count


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("filings/", {"state": "lost"}),
        ("filings/", {"period": "20x5"}),
        ("filings/", {"period": "1e999999999"}),
        ("filings/", {"round": "7"}),
        ("obligations/", {"due_before": "yesterday"}),
        ("obligations/", {"overdue": "perhaps"}),
        ("parks/", {"is_active": "null"}),
        ("parks/", {"q": "a\x00b"}),
        ("facts/", {"after": "-1"}),
        ("facts/", {"after": "9" * 30}),
        ("facts/", {"page_size": "201"}),
    ],
)
def test_a_filter_that_means_nothing_is_an_error_at_its_name(
    world: World, ask: Ask, path: str, query: dict[str, Any]
) -> None:
    answer = ask(world.ministry).get(path, **query)
    assert (answer.status, answer.addresses) == (400, list(query))


def test_pages_are_no_longer_than_the_limit(world: World, ask: Ask) -> None:
    for number in range(201):
        make.park(f"X{number:03}", f"示范{number:03}工业园区", "320000")
    asker = ask(world.ministry)
    first, last = asker.get("parks/", page_size=200), asker.get("parks/", page_size=200, page=2)
    assert (first.body["count"], len(first.body["results"]), len(last.body["results"])) == (203, 200, 3)
    assert asker.get("parks/", page=99).status == 404
    assert asker.get("parks/", page_size=201).addresses == ["page_size"]


def test_the_key_leads_through_all_facts_once(world: World, report_round: Round, ask: Ask) -> None:
    make.submitted_report(world, report_round)
    asker = ask(world.park)
    keys: list[int] = []
    after: int | None = 0
    while after is not None:
        body = asker.get("facts/", page_size=5, after=after).body
        keys += [row["id"] for row in body["results"]]
        after = int(body["next"].rpartition("after=")[2].partition("&")[0]) if body["next"] else None
    assert keys == list(Fact.objects.order_by("pk").values_list("pk", flat=True))


# The literal counts hold the token with its owner, the posts, where a scope asks for them the programmes the actor
# runs, and for numbered pages the count.
def more_reports(world: World) -> None:
    """Hand in two more reports, of other years."""
    for year in (2023, 2024):
        make.submitted_report(world, make.report_round(world, year, closes_on=None))


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("programmes/", 3), ("rounds/", 5), ("parks/", 4), ("participations/", 5), ("obligations/", 5), ("filings/", 5),
        ("versions/", 4), ("facts/", 4),
    ],
)  # fmt: skip
def test_lists_take_as_many_queries_for_three_rows_as_for_one(
    world: World,
    report_round: Round,
    ask: Ask,
    path: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make.submitted_report(world, report_round)
    asker = ask(world.ministry)
    for more in (lambda: None, lambda: more_reports(world)):
        more()
        with django_assert_num_queries(queries):
            asker.get(path)
    assert FilingVersion.objects.count() == 3


def test_results_take_five_queries(world: World, ask: Ask, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    judge.released(world)
    asker = ask(world.ministry)
    with django_assert_num_queries(5):
        assert asker.get("evaluations/").body["count"] == 1
