"""Pages of the admin: accounts, invitations, posts, bodies and regions."""

from accounts.admin import invitation, organisation, post, user

__all__ = ["invitation", "organisation", "post", "user"]
