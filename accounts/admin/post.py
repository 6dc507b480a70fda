from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.domain import posts
from accounts.forms import DutiesForm, EndPostForm, HandOverForm, NewPostForm
from accounts.models import Post
from common.acts import Act, ActAdmin
from common.admin import register


def _appoint(actor: Any, _row: None, values: dict[str, Any]) -> Post:
    return posts.appoint(actor=actor, **values)


def _end(actor: Any, post: Post, values: dict[str, Any]) -> Post:
    return posts.end_post(actor=actor, post=post, **values)


def _hand_over(actor: Any, post: Post, values: dict[str, Any]) -> Post:
    return posts.hand_over(actor=actor, post=post, **values)


def _set_duties(actor: Any, post: Post, values: dict[str, Any]) -> Post:
    return posts.set_duties(actor=actor, post=post, **values)


def _duties_form(_actor: Any, post: Post, data: Any) -> DutiesForm:
    return DutiesForm(data, initial={"drafts": post.drafts, "checks": post.checks, "issues": post.issues})


@register(Post)
class PostAdmin(ActAdmin):
    list_display = ("user", "organisation", "role", "title", "since", "until")
    list_filter = ("role",)
    list_select_related = ("user", "organisation")
    search_fields = ("user__name", "user__username", "organisation__name")
    fields = ("user", "organisation", "role", "title", "since", "until", "drafts", "checks", "issues")
    acts = (
        Act(
            code="appoint",
            label=_("Give a post"),
            action="accounts.appoint",
            form=lambda actor, _row, data: NewPostForm(actor, data),
            run=_appoint,
            done=_("The post is given."),
            on_row=False,
        ),
        Act(
            code="hand-over",
            label=_("Hand the seat over"),
            action="accounts.end_post",
            form=lambda actor, _row, data: HandOverForm(actor, data),
            run=_hand_over,
            done=_("The seat is handed over. What is open stays with the body; the past keeps the name."),
        ),
        Act(
            code="duties",
            label=_("Set the duties"),
            action="accounts.set_duties",
            form=_duties_form,
            run=_set_duties,
            done=_("The duties are set."),
            fits=lambda post: post.role == Role.OFFICIAL,
        ),
        Act(
            code="end",
            label=_("End the post"),
            action="accounts.end_post",
            form=lambda _actor, _row, data: EndPostForm(data),
            run=_end,
            done=_("The last day of the post is set."),
            danger=True,
        ),
    )
