from accounts.models.organisation import Organisation
from accounts.models.region import Region
from accounts.models.user import Post, User

__all__ = ["Organisation", "Post", "Region", "User"]
