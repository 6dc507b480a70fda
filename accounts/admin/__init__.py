"""Pages of the admin: accounts, invitations, posts, bodies and regions."""

from accounts.admin import hand_over, invitation, organisation, post, user

__all__ = ["hand_over", "invitation", "organisation", "post", "user"]
