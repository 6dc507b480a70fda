from django.urls import path

from accounts.views.invitations import AcceptInvitation
from accounts.views.passwords import ChangePassword
from accounts.views.profile import Profile
from accounts.views.sessions import SignIn, SignOut
from accounts.views.tokens import RevokeToken, TokenList

app_name = "accounts"

urlpatterns = [
    path("accounts/login/", SignIn.as_view(), name="login"),
    path("accounts/logout/", SignOut.as_view(), name="logout"),
    path("accounts/password/", ChangePassword.as_view(), name="password"),
    path("accounts/profile/", Profile.as_view(), name="profile"),
    path("accounts/invitation/<str:token>/", AcceptInvitation.as_view(), name="invitation"),
    path("accounts/tokens/", TokenList.as_view(), name="tokens"),
    path("accounts/tokens/<int:pk>/revoke/", RevokeToken.as_view(), name="revoke_token"),
]
