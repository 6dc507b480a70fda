"""Who is to be told or asked: the people who hold a post today."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.choices import Duty, Role
from accounts.models import Post, User
from common import clock


def officials_of(organisation_ids: Iterable[int], role: str = Role.OFFICIAL) -> QuerySet[User]:
    """Return the active people who hold the role in one of the bodies today, each once."""
    posts = Post.objects.held_on(clock.today()).filter(organisation__in=list(organisation_ids), role=role)
    return User.objects.filter(is_active=True, pk__in=posts.values("user"))


def names_with_duty(organisation_id: int, duty: Duty) -> tuple[str, ...]:
    """Return the names of the active officials who hold a duty in a body today."""
    held = Post.objects.held_on(clock.today()).filter(organisation=organisation_id, role=Role.OFFICIAL)
    names = {post.user.name for post in held.filter(user__is_active=True).select_related("user") if duty in post.duties}
    return tuple(sorted(names))
