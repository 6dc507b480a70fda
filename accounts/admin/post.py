from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.domain import posts
from accounts.forms import EndPostForm, NewPostForm
from accounts.models import Post
from common.acts import Act, ActAdmin
from common.admin import register


def _appoint(actor: Any, _row: None, values: dict[str, Any]) -> Post:
    return posts.appoint(actor=actor, **values)


def _end(actor: Any, post: Post, values: dict[str, Any]) -> Post:
    return posts.end_post(actor=actor, post=post, **values)


@register(Post)
class PostAdmin(ActAdmin):
    list_display = ("user", "organisation", "role", "title", "since", "until")
    list_filter = ("role",)
    list_select_related = ("user", "organisation")
    search_fields = ("user__name", "user__username", "organisation__name")
    fields = ("user", "organisation", "role", "title", "since", "until")
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
            code="end",
            label=_("End the post"),
            action="accounts.end_post",
            form=lambda _actor, _row, data: EndPostForm(data),
            run=_end,
            done=_("The last day of the post is set."),
            danger=True,
        ),
    )
