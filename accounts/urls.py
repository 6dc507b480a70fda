from django.urls import path

from accounts.views.factors import AddApp, AddKey, Factors, RemoveFactor, RenewCodes
from accounts.views.hygiene import Hygiene
from accounts.views.invitations import AcceptInvitation
from accounts.views.passwords import ChangePassword
from accounts.views.people import Duties, PeopleList, ProposeHandOver, Seats, SendLink, Steps, WithdrawHandOver
from accounts.views.profile import Profile
from accounts.views.seating import ImportSeats, SeatSheetPage, SeatTemplate
from accounts.views.sessions import SecondStep, SignIn, SignOut
from accounts.views.tokens import RevokeToken, TokenList

app_name = "accounts"

urlpatterns = [
    path("accounts/login/", SignIn.as_view(), name="login"),
    path("accounts/login/second-step/", SecondStep.as_view(), name="second_step"),
    path("accounts/logout/", SignOut.as_view(), name="logout"),
    path("accounts/password/", ChangePassword.as_view(), name="password"),
    path("accounts/profile/", Profile.as_view(), name="profile"),
    path("accounts/people/", PeopleList.as_view(), name="people"),
    path("accounts/people/<int:pk>/send-link/", SendLink.as_view(), name="send_link"),
    path("accounts/report/", Hygiene.as_view(), name="hygiene"),
    path("accounts/import/", ImportSeats.as_view(), name="import_seats"),
    path("accounts/import/template/", SeatTemplate.as_view(), name="seat_template"),
    path("accounts/import/<uuid:public_id>/", SeatSheetPage.as_view(), name="seat_sheet"),
    path("accounts/bodies/<int:pk>/", Seats.as_view(), name="seats"),
    path("accounts/bodies/<int:pk>/steps/", Steps.as_view(), name="steps"),
    path("accounts/posts/<int:pk>/duties/", Duties.as_view(), name="duties"),
    path("accounts/posts/<int:pk>/hand-over/", ProposeHandOver.as_view(), name="propose_hand_over"),
    path("accounts/hand-overs/<int:pk>/withdraw/", WithdrawHandOver.as_view(), name="withdraw_hand_over"),
    path("accounts/second-factor/", Factors.as_view(), name="factors"),
    path("accounts/second-factor/app/", AddApp.as_view(), name="add_app"),
    path("accounts/second-factor/key/", AddKey.as_view(), name="add_key"),
    path("accounts/second-factor/recovery-codes/", RenewCodes.as_view(), name="renew_codes"),
    path("accounts/second-factor/<int:pk>/remove/", RemoveFactor.as_view(), name="remove_factor"),
    path("accounts/invitation/<str:token>/", AcceptInvitation.as_view(), name="invitation"),
    path("accounts/tokens/", TokenList.as_view(), name="tokens"),
    path("accounts/tokens/<int:pk>/revoke/", RevokeToken.as_view(), name="revoke_token"),
]
