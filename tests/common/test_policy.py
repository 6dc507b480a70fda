import pytest

from accounts.models import Organisation
from common import policy
from common.errors import ActRefused
from common.policy import SYSTEM, Actor, Allowed, Decision, Refused, rule, scope
from common.querysets import ScopedQuerySet
from programmes.models import RunningBody


@rule("test.policy_yes")
def yes(_actor: Actor, _subject: object) -> Decision:
    return Allowed()


@rule("test.policy_no")
def no(_actor: Actor, subject: object) -> Decision:
    return Refused(f"not {subject}")


def test_an_allowed_act_passes() -> None:
    assert policy.can(SYSTEM, "test.policy_yes") == Allowed()
    policy.require(SYSTEM, "test.policy_yes")


def test_a_refused_act_says_why_and_about_what() -> None:
    assert policy.can(SYSTEM, "test.policy_no", "now") == Refused("not now")
    with pytest.raises(ActRefused) as caught:
        policy.require(SYSTEM, "test.policy_no", "now")
    assert (caught.value.action, caught.value.reason, caught.value.subject) == ("test.policy_no", "not now", "now")


def test_a_refusal_is_false_and_a_permission_true() -> None:
    assert (bool(Allowed()), bool(Refused("no"))) == (True, False)


def test_an_action_without_a_rule_is_an_error_and_not_a_permission() -> None:
    with pytest.raises(KeyError):
        policy.can(SYSTEM, "test.policy_unknown")


def test_two_rules_for_one_action_are_refused() -> None:
    with pytest.raises(ValueError, match=r"two rules for test\.policy_yes"):
        rule("test.policy_yes")(no)


def test_two_scopes_for_one_model_are_refused() -> None:
    with pytest.raises(ValueError, match="two scopes"):
        scope(Organisation)(lambda _actor, rows: rows)


@pytest.mark.django_db
def test_a_model_without_a_scope_shows_nothing_to_anybody() -> None:
    rows: ScopedQuerySet[RunningBody] = ScopedQuerySet(RunningBody)
    assert rows.visible_to(SYSTEM).query.is_empty()


def test_the_registered_actions_are_known() -> None:
    assert {"test.policy_yes", "test.policy_no", "admin.enter"} <= policy.actions()


def test_the_portal_itself_is_no_account() -> None:
    assert (SYSTEM.pk, SYSTEM.is_authenticated) == (None, False)
