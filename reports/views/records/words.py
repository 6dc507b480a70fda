"""What the pages call the moves of a record."""

from django.utils.translation import pgettext_lazy

from common.filters import Words
from reports.choices import RecordAct

VERBS: dict[str, Words] = {
    RecordAct.TAKE: pgettext_lazy("verb", "Take in hand"),
    RecordAct.SOLVE: pgettext_lazy("verb", "Report it solved"),
    RecordAct.REOPEN: pgettext_lazy("verb", "Open it again"),
    RecordAct.OFFER: pgettext_lazy("verb", "Hand on to review"),
    RecordAct.RETURN: pgettext_lazy("verb", "Return it"),
    RecordAct.PUBLISH: pgettext_lazy("verb", "Publish it"),
    RecordAct.WITHDRAW: pgettext_lazy("verb", "Withdraw it"),
    RecordAct.ANSWER: pgettext_lazy("verb", "Answer it"),
    RecordAct.STRIKE: pgettext_lazy("verb", "Strike it"),
}
