"""Every act is in the API, or says why not."""

import pytest

from tests.sweeps import acts

pytestmark = pytest.mark.once


def test_every_act_is_in_the_api_or_says_why_not() -> None:
    missing = {one for one in acts.acts() if not acts.in_the_api(one)}
    assert sorted(missing) == sorted(acts.reasons())


def test_every_reason_says_something() -> None:
    assert [act for act, reason in acts.reasons().items() if not reason.strip()] == []


def test_the_acts_of_the_house_are_found() -> None:
    assert {"reports.domain.filings.submit_filing", "evaluations.domain.namings.name_bases"} <= acts.acts()
