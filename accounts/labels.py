"""How the events of this app are worded in logs and in the journal."""

from django.utils.translation import pgettext_lazy

from journal.domain import labels

labels.register(
    {
        "user.created": pgettext_lazy("event", "made an account"),
        "user.disabled": pgettext_lazy("event", "disabled an account"),
        "user.enabled": pgettext_lazy("event", "enabled an account"),
        "user.password_changed": pgettext_lazy("event", "changed the own password"),
        "user.password_reset": pgettext_lazy("event", "reset a password"),
        "user.signed_in": pgettext_lazy("event", "signed in"),
        "user.signed_out": pgettext_lazy("event", "signed out"),
        "factor.added": pgettext_lazy("event", "set up a second factor"),
        "factor.removed": pgettext_lazy("event", "removed a second factor"),
        "factor.codes_renewed": pgettext_lazy("event", "made new recovery codes"),
        "factor.reset": pgettext_lazy("event", "reset a second factor"),
        "factor.copy_suspected": pgettext_lazy("event", "was refused: the security key may be a copy"),
        "invitation.made": pgettext_lazy("event", "sent a link by mail"),
        "invitation.opened": pgettext_lazy("event", "opened the link"),
        "invitation.accepted": pgettext_lazy("event", "set a password by the link"),
        "invitation.withdrawn": pgettext_lazy("event", "withdrew a link"),
        "post.appointed": pgettext_lazy("event", "gave a post"),
        "post.ended": pgettext_lazy("event", "ended a post"),
        "post.handed_over": pgettext_lazy("event", "handed a seat over"),
        "hand_over.proposed": pgettext_lazy("event", "proposed a hand-over"),
        "hand_over.done": pgettext_lazy("event", "carried a proposed hand-over out"),
        "hand_over.declined": pgettext_lazy("event", "declined a hand-over"),
        "hand_over.withdrawn": pgettext_lazy("event", "withdrew a proposed hand-over"),
        "post.duties_set": pgettext_lazy("event", "set the duties of a post"),
        "organisation.steps_on": pgettext_lazy("event", "let filings be issued in steps"),
        "organisation.steps_off": pgettext_lazy("event", "let filings be issued in one step"),
        "seats.imported": pgettext_lazy("event", "wrote a sheet of bodies and seats"),
        "user.corrected": pgettext_lazy("event", "corrected an account"),
        "token.made": pgettext_lazy("event", "made an access token"),
        "token.revoked": pgettext_lazy("event", "revoked an access token"),
        "organisation.founded": pgettext_lazy("event", "entered a body"),
        "regions.loaded": pgettext_lazy("event", "loaded the regions"),
    }
)
