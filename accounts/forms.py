"""Signing in, the own password, and what administrators fill in to make accounts, bodies and posts."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import get_default_password_validators
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts import validators
from accounts.choices import OrganisationKind, Role
from accounts.models import Organisation, Region, User
from common import clock
from common.forms import DayInput


class SignInForm(AuthenticationForm):
    """User name and password; the answer does not tell which of the two was wrong."""

    error_messages = {
        "invalid_login": _("User name or password is not correct"),
        "inactive": _("User name or password is not correct"),
    }


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("New password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    repeated = forms.CharField(
        label=_("New password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = _password_rules()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned.get("repeated") not in (None, cleaned["password"]):
            self.add_error("repeated", gettext("The two new passwords differ."))
        return cleaned


class PresentForm(forms.Form):
    """Asks for the present password: an open session alone changes nothing of how one signs in."""

    present = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        if not self.user.check_password(present):
            raise forms.ValidationError(gettext("This is not the present password."))
        return present


class PasswordForm(PresentForm, NewPasswordForm):
    """The own new password, with the present one."""

    field_order = ("present", "password", "repeated")


class CodeInput(forms.TextInput):
    """A code of digits, offered by the browser or the telephone where it can."""

    def __init__(self) -> None:
        super().__init__({"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "20"})


class AddAppForm(PresentForm):
    code = forms.CharField(label=_("Code the app shows"), widget=CodeInput())
    field_order = ("code", "present")


class AddKeyForm(PresentForm):
    """The answer of the key comes from the browser's script."""

    name = forms.CharField(label=_("Name of the key"), max_length=60, required=False)
    credential = forms.JSONField(widget=forms.HiddenInput())
    field_order = ("name", "present", "credential")

    def clean_credential(self) -> Any:
        return _as_answer(self.cleaned_data["credential"])


class SecondStepForm(forms.Form):
    """A code of the app, a recovery code, or the answer of a security key."""

    code = forms.CharField(label=pgettext_lazy("second factor", "Code"), widget=CodeInput())
    credential = forms.JSONField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = not self.data.get("credential")

    def clean_credential(self) -> Any:
        found = self.cleaned_data["credential"]
        return None if found is None else _as_answer(found)

    def refuse(self) -> None:
        """Say that it did not fit; a code that was used before does not fit either."""
        message = gettext("This code does not open: it is wrong, or was used already. Wait for the next one.")
        self.add_error("code", message)


def _as_answer(found: Any) -> dict[str, Any]:
    if not isinstance(found, dict) or not found:
        raise forms.ValidationError(gettext("The key did not answer as expected. Try again."))
    return found


def _password_rules() -> str:
    """Return what our own validators ask for; that a password must not be common need not be said beforehand."""
    own = (one for one in get_default_password_validators() if type(one).__module__ == validators.__name__)
    return "".join(one.get_help_text() for one in own)


class FirstPasswordField(forms.CharField):
    """A password that an administrator gives for the first login only."""

    def __init__(self) -> None:
        super().__init__(
            label=_("First password"),
            strip=False,
            help_text=_("Only for the first login: the person must choose another one."),
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        )


class NewUserForm(forms.Form):
    username = forms.CharField(label=_("User name"), max_length=60)
    name = forms.CharField(label=_("Name of the person"), max_length=60)
    email = forms.EmailField(label=_("E-mail"), required=False)
    password = FirstPasswordField()


class InvitedForm(forms.Form):
    """Who is invited; the link goes to the address."""

    username = forms.CharField(label=_("User name"), max_length=60)
    name = forms.CharField(label=_("Name of the person"), max_length=60)
    email = forms.EmailField(label=_("E-mail"))


class ConfirmForm(forms.Form):
    """Nothing to fill in: the page says what follows, the button does it."""


class ResetPasswordForm(forms.Form):
    password = FirstPasswordField()


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class NewOrganisationForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of body"), choices=OrganisationKind.choices)
    name = forms.CharField(label=_("Name"), max_length=100)
    short_name = forms.CharField(label=_("Short name"), max_length=40, required=False)
    region = forms.ModelChoiceField(label=_("Region"), queryset=Region.objects.all())


class NewPostForm(forms.Form):
    """Who gets which post where; the choices are what the appointing person sees."""

    user = forms.ModelChoiceField(label=_("Person"), queryset=User.objects.none())
    organisation = forms.ModelChoiceField(label=_("Body"), queryset=Organisation.objects.none())
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    title = forms.CharField(label=_("Title in office"), max_length=60, required=False)
    since = forms.DateField(label=_("First day"), widget=DayInput())
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Empty when the end is open."),
        widget=DayInput(),
    )

    def __init__(self, actor: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        users: Any = self.fields["user"]
        users.queryset = User.objects.visible_to(actor).filter(is_active=True)
        bodies: Any = self.fields["organisation"]
        bodies.queryset = Organisation.objects.visible_to(actor).filter(is_active=True)
        self.fields["since"].initial = clock.today


class EndPostForm(forms.Form):
    until = forms.DateField(
        label=_("Last day"),
        help_text=_("On this day the post is still held; from the next day on its rights are gone."),
        widget=DayInput(),
    )


class HandOverForm(forms.Form):
    """Who takes the seat from which day on."""

    successor = forms.ModelChoiceField(label=_("Successor"), queryset=User.objects.none())
    since = forms.DateField(
        label=_("First day of the successor"),
        help_text=_("The present holder keeps the post until the day before."),
        widget=DayInput(),
    )
    title = forms.CharField(label=_("Title in office"), max_length=60, required=False)

    def __init__(self, actor: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        users: Any = self.fields["successor"]
        users.queryset = User.objects.visible_to(actor).filter(is_active=True)


class ProposeForm(forms.Form):
    """Who is to follow on a seat, from when, and why."""

    successor_name = forms.CharField(label=_("Successor"), max_length=60)
    successor_email = forms.EmailField(
        label=_("E-mail of the successor"), help_text=_("Without an account the successor is invited at this address.")
    )
    since = forms.DateField(
        label=_("First day of the successor"),
        help_text=_("The present holder keeps the post until the day before."),
        widget=DayInput(),
    )
    title = forms.CharField(label=_("Title in office"), max_length=60, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class SuccessorForm(forms.Form):
    """The account of who was proposed; the one with the proposed address is chosen beforehand."""

    successor = forms.ModelChoiceField(label=_("Account of the successor"), queryset=User.objects.none())

    def __init__(self, actor: User, proposal: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        users: Any = self.fields["successor"]
        users.queryset = User.objects.visible_to(actor).filter(is_active=True)
        users.initial = users.queryset.filter(email__iexact=proposal.successor_email).first()
        users.help_text = gettext("Proposed: %(name)s, %(email)s. Without an account the person is invited first.") % {
            "name": proposal.successor_name,
            "email": proposal.successor_email,
        }


class DutiesForm(forms.Form):
    """What the holder of a post does with the body's filings."""

    drafts = forms.BooleanField(label=pgettext_lazy("duty", "Drafting"), required=False)
    checks = forms.BooleanField(label=pgettext_lazy("duty", "Checking"), required=False)
    issues = forms.BooleanField(label=pgettext_lazy("duty", "Issuing"), required=False)


class StepsForm(forms.Form):
    in_steps = forms.BooleanField(
        label=_("Filings are drafted, checked and issued in steps"),
        help_text=_("Then a filing leaves the body only after it was checked, and who issues hands it in."),
        required=False,
    )


class SeatSheetForm(forms.Form):
    sheet = forms.FileField(
        label=_("Sheet"), help_text=_("xlsx, or csv in UTF-8 or GB18030; the heads stand in the first row.")
    )
