"""The second factor: codes of an app, security keys, recovery codes. Compulsory for the three administrators.

The library keeps the rows and knows the protocols; that a code opens once and that a key counts on is held here, in the
database: the cache in which the library notes used codes is another one in every process.
"""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal import auth as webauthn
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import ADMINISTRATORS
from accounts.models import User
from common import clock, policy
from common.errors import ActRefused, Problem, RuleViolation
from journal.domain import events

Type = Authenticator.Type
FACTORS = (Type.TOTP, Type.WEBAUTHN)
_NAME_LENGTH = 60


def has(user: User) -> bool:
    """Say whether signing in asks for a second factor."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists())


def of(user: User) -> list[Authenticator]:
    """Return the app and the keys of an account, without its recovery codes."""
    return list(Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).order_by("id"))


def is_compulsory(user: User) -> bool:
    """Say whether the posts held today demand a second factor."""
    return bool(settings.SECOND_FACTOR_COMPULSORY) and bool(user.roles & set(ADMINISTRATORS))


def must_set_up(user: User) -> bool:
    """Say whether the account may do nothing before it has a second factor."""
    return is_compulsory(user) and not has(user)


def new_secret() -> str:
    """Return a secret for an app, not yet in force."""
    return str(totp.generate_totp_secret())


@transaction.atomic
def add_app(*, user: User, secret: str, code: str) -> list[str]:
    """Put an app into force that shows the right code; return the recovery codes, [] when there were some already."""
    _lock(user)
    if Authenticator.objects.filter(user_id=user.pk, type=Type.TOTP).exists():
        raise RuleViolation([Problem("code", _("An app is set up already. Remove it first."))])
    counter = _counter(secret, code, after=-1)
    if counter is None:
        raise RuleViolation([Problem("code", _("The code does not fit. Wait for the next one and check the time."))])
    row = totp.TOTP.activate(user, secret).instance
    _note_counter(row, counter)
    return _added(user, row)


@transaction.atomic
def add_key(*, user: User, name: str, credential: Mapping[str, Any]) -> list[str]:
    """Put a security key into force that answered the challenge of this session; return new recovery codes."""
    _lock(user)
    try:
        webauthn.parse_registration_response(credential)
        webauthn.complete_registration(dict(credential))
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RuleViolation([Problem("credential", _("The key did not answer as expected. Try again."))]) from error
    name = name.strip()[:_NAME_LENGTH] or _("Security key")
    return _added(user, webauthn.WebAuthn.add(user, name, dict(credential)).instance)


@transaction.atomic
def remove(*, user: User, factor: Authenticator) -> None:
    """Take an app or a key out of force; an administrator keeps one. With the last one the recovery codes go."""
    _lock(user)
    rest = Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exclude(pk=factor.pk)
    if is_compulsory(user) and not rest.exists():
        raise ActRefused("accounts.remove_factor", _("Administrators keep a second factor. Add another one first."))
    kind = factor.type
    factor.delete()
    if not rest.exists():
        Authenticator.objects.filter(user_id=user.pk).delete()
    events.record(kind="factor.removed", actor=user, subject=user.as_subject(), data={"type": kind})


@transaction.atomic
def renew_codes(*, user: User) -> list[str]:
    """Return new recovery codes; the ones before open nothing any more."""
    _lock(user)
    if not has(user):
        raise ActRefused("accounts.renew_codes", _("Set up an app or a key first."))
    Authenticator.objects.filter(user_id=user.pk, type=Type.RECOVERY_CODES).delete()
    events.record(kind="factor.codes_renewed", actor=user, subject=user.as_subject())
    return _codes(user)


def codes_left(user: User) -> int:
    """Return how many recovery codes were not used yet."""
    row = Authenticator.objects.filter(user_id=user.pk, type=Type.RECOVERY_CODES).first()
    return len(RecoveryCodes(row).get_unused_codes()) if row else 0


@transaction.atomic
def check_code(*, user: User, code: str) -> bool:
    """Say whether a code of the app or a recovery code opens; each opens once, also of two presses at once."""
    _lock(user)
    typed = "".join(code.split())
    return bool(typed) and (_app_opens(user, typed) or _recovery_opens(user, typed))


@transaction.atomic
def check_key(*, user: User, credential: Mapping[str, Any]) -> bool:
    """Say whether a security key of the account answered the challenge of this session, and counted on."""
    _lock(user)
    try:
        count = webauthn.parse_authentication_response(credential).response.authenticator_data.counter
        row = webauthn.complete_authentication(user, dict(credential))
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError):
        return False
    before = row.data.get("last_count", row.wrap().authenticator_data.counter)
    if _is_copy(count, before):
        data = {"factor": row.pk, "count": count, "before": before}
        events.record(kind="factor.copy_suspected", actor=user, subject=user.as_subject(), data=data)
        return False
    row.data["last_count"] = count
    _note_use(row)
    return True


@transaction.atomic
def reset(*, actor: policy.Actor, user: User) -> int:
    """Take all factors of a person who lost them out of force; return how many. The next login asks less."""
    policy.require(actor, "accounts.reset_factor", user)
    _lock(user)
    count: int
    count, _rows = Authenticator.objects.filter(user_id=user.pk).delete()
    if count:
        events.record(kind="factor.reset", actor=actor, subject=user.as_subject())
    return count


def record_failure(*, user: User) -> None:
    """Record a second factor that did not fit after the right password."""
    reason = _("The second factor does not fit.")
    events.record_refusal(action="accounts.second_factor", actor=user, subject=user.as_subject(), reason=reason)


def _is_copy(count: int, before: int) -> bool:
    """Say whether a key's count tells of a second key with its secret; a key that does not count says 0 always."""
    return count <= before and (count, before) != (0, 0)


def _lock(user: User) -> None:
    User.objects.select_for_update().get(pk=user.pk)


def _added(user: User, row: Authenticator) -> list[str]:
    events.record(kind="factor.added", actor=user, subject=user.as_subject(), data={"type": row.type})
    known = Authenticator.objects.filter(user_id=user.pk, type=Type.RECOVERY_CODES).exists()
    return [] if known else _codes(user)


def _codes(user: User) -> list[str]:
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    return codes


def _app_opens(user: User, code: str) -> bool:
    row = Authenticator.objects.filter(user_id=user.pk, type=Type.TOTP).first()
    if row is None:
        return False
    counter = _counter(decrypt(row.data["secret"]), code, after=row.data["last_counter"])
    if counter is None:
        return False
    _note_counter(row, counter)
    return True


def _recovery_opens(user: User, code: str) -> bool:
    row = Authenticator.objects.filter(user_id=user.pk, type=Type.RECOVERY_CODES).first()
    if row is None or not RecoveryCodes(row).validate_code(code):
        return False
    row.refresh_from_db()
    _note_use(row)
    return True


def _counter(secret: str, code: str, *, after: int) -> int | None:
    """Return the time step whose code this is, if it is later than the last one that opened.

    The library takes the machine's true time: an app knows nothing of rehearsals.
    """
    steps = (step for step in totp.yield_hotp_counters_from_time() if step > after)
    fitting = (step for step in steps if code == totp.format_hotp_value(totp.hotp_value(secret, step)))
    return next(fitting, None)


def _note_counter(row: Authenticator, counter: int) -> None:
    row.data["last_counter"] = counter
    _note_use(row)


def _note_use(row: Authenticator) -> None:
    row.last_used_at = clock.now()
    row.save(update_fields=["data", "last_used_at"])
