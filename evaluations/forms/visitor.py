"""A form for anybody without an account: shown by a page of ours, filled in by a person, sent once."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import clock
from common.forms import renewed

SALT = "evaluations.objection"
# Nobody writes faster; a form that is older is shown anew.
LEAST, MOST = timedelta(seconds=3), timedelta(hours=12)


class VisitorForm(forms.Form):
    """`form` proves that the page was opened, and when; `website` is for robots alone."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    form = forms.CharField(widget=forms.HiddenInput(), required=False)

    @property
    def key(self) -> str:
        return str(self._shown.get("key", ""))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("website"):
            self.add_error(None, gettext("A field that people do not see was filled in. Empty it and send again."))
        self._shown = _opened(data.get("form", ""))
        if problem := self._too_fast_or_old():
            self.add_error(None, problem)
        return data

    def _too_fast_or_old(self) -> str:
        shown_at = self._shown.get("at")
        age = clock.now() - datetime.fromisoformat(shown_at) if shown_at else None
        if age is None or age > MOST:
            self.data = renewed(self.data, form=token())
            return gettext("This form was open for too long. What you wrote is kept; send it again.")
        if age < LEAST:
            return gettext("That was too fast for a person. What you wrote is kept; wait a little and send it again.")
        return ""


def token() -> str:
    """Return the proof that a form was shown: when, and the key that makes it one act."""
    return signing.dumps({"at": clock.now().isoformat(), "key": uuid4().hex}, salt=SALT)


def _opened(text: str) -> dict[str, str]:
    try:
        shown: dict[str, str] = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return {}
    return shown
