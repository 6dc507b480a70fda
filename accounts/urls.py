from django.urls import path

from accounts.views.passwords import ChangePassword
from accounts.views.profile import Profile
from accounts.views.sessions import SignIn, SignOut

app_name = "accounts"

urlpatterns = [
    path("accounts/login/", SignIn.as_view(), name="login"),
    path("accounts/logout/", SignOut.as_view(), name="logout"),
    path("accounts/password/", ChangePassword.as_view(), name="password"),
    path("accounts/profile/", Profile.as_view(), name="profile"),
]
