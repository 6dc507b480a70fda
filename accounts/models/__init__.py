from accounts.models.hand_over import HandOver
from accounts.models.invitation import Invitation
from accounts.models.organisation import Organisation
from accounts.models.password import FormerPassword
from accounts.models.region import Region
from accounts.models.seat_sheet import SeatSheet
from accounts.models.token import Token
from accounts.models.user import Post, User

__all__ = ["FormerPassword", "HandOver", "Invitation", "Organisation", "Post", "Region", "SeatSheet", "Token", "User"]
