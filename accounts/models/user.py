from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices import ADMINISTRATORS, Duty, Language, Role
from accounts.models.organisation import Organisation
from common import clock, policy
from common.querysets import ScopedQuerySet
from common.subjects import Subject


class UserManager(BaseUserManager["User"]):
    """Looks accounts up by user name; accounts are made by `accounts.domain.users.create_user`."""

    use_in_migrations = False

    def visible_to(self, actor: policy.Actor) -> "models.QuerySet[User]":
        return ScopedQuerySet(self.model, using=self._db).visible_to(actor)


class User(AbstractBaseUser):
    """A person's account. Rights come from dated posts and the policy: no groups, no permissions, no superuser."""

    username = models.CharField(_("user name"), max_length=60, unique=True)
    name = models.CharField(_("name of the person"), max_length=60)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=Language, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    password_changed_at = models.DateTimeField(_("password changed"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"))

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.name

    @cached_property
    def posts_now(self) -> "list[Post]":
        """Return the posts held today, with their organisations (one query)."""
        return list(self.posts.held_on(clock.today()).select_related("organisation__region"))

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(post.role for post in self.posts_now)

    @cached_property
    def body(self) -> Organisation | None:
        """Return the body the person acts for: that of the post held longest."""
        return self.posts_now[0].organisation if self.posts_now else None

    def forget_posts(self) -> None:
        """Forget the posts read so far: they have changed."""
        for name in ("posts_now", "roles", "body"):
            self.__dict__.pop(name, None)

    @property
    def is_staff(self) -> bool:
        """Whether the admin opens its door; what is behind it is the policy's matter."""
        return self.is_active and bool(policy.can(self, "admin.enter"))

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Answer Django's admin from the policy: `app.view_model` is the action `admin.view` on that model."""
        return self.is_active and bool(policy.can(self, "admin.permission", (perm, obj)))

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and bool(policy.can(self, "admin.module", app_label))

    def as_subject(self) -> Subject:
        body = self.body
        return Subject(
            "accounts.user",
            self.pk,
            self.name,
            unit=body.region_id if body else "",
            body_id=body.pk if body else None,
        )


class PostQuerySet(ScopedQuerySet["Post"]):
    def held_on(self, day: date) -> "PostQuerySet":
        """Return the posts held on a day; the last day counts."""
        return self.filter(since__lte=day).filter(models.Q(until__isnull=True) | models.Q(until__gte=day))


class Post(models.Model):
    """A person's seat in a body, with dates: who leaves loses the sight, the past keeps the name."""

    user = models.ForeignKey(User, verbose_name=_("person"), on_delete=models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("body"), on_delete=models.PROTECT, related_name="posts"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    title = models.CharField(_("title in office"), max_length=60, blank=True)
    since = models.DateField(_("first day"))
    until = models.DateField(_("last day"), null=True, blank=True)
    # Duties inside the body; they count where the body lets filings go through its steps. One person may hold all.
    drafts = models.BooleanField(pgettext_lazy("duty", "Drafting"), default=True)
    checks = models.BooleanField(pgettext_lazy("duty", "Checking"), default=True)
    issues = models.BooleanField(pgettext_lazy("duty", "Issuing"), default=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="post_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(role__in=ADMINISTRATORS, until__isnull=True),
                name="post_one_administrator_role",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=models.Q(until__isnull=True),
                name="post_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"

    @property
    def duties(self) -> frozenset[str]:
        """Return what the holder does with the body's filings."""
        held = {Duty.DRAFT: self.drafts, Duty.CHECK: self.checks, Duty.ISSUE: self.issues}
        return frozenset(duty for duty, is_held in held.items() if is_held)

    def as_subject(self) -> Subject:
        return Subject(
            "accounts.post",
            self.pk,
            f"{self.user.name} · {self.organisation.name}",
            unit=self.organisation.region_id,
            body_id=self.organisation_id,
        )
