"""Pages of the admin: accounts, posts, bodies and regions."""

from accounts.admin import organisation, post, user

__all__ = ["organisation", "post", "user"]
