from django.urls import path

from programmes.views import factors, lists, pages, season

app_name = "programmes"

urlpatterns = [
    path("energy/coefficients/", factors.FactorList.as_view(), name="factor_list"),
    path("programmes/", lists.ProgrammeList.as_view(), name="programme_list"),
    path("programmes/obligations/", lists.ObligationList.as_view(), name="obligation_list"),
    path("programmes/obligations/<int:pk>/", pages.obligation_detail, name="obligation_detail"),
    path("programmes/participations/", lists.ParticipationList.as_view(), name="participation_list"),
    path("programmes/rounds/", lists.RoundList.as_view(), name="round_list"),
    path("programmes/rounds/<uuid:public_id>/", pages.round_detail, name="round_detail"),
    path("programmes/rounds/<uuid:public_id>/open/", season.OpenRound.as_view(), name="round_open"),
    path("programmes/rounds/<uuid:public_id>/extend/", season.ExtendRound.as_view(), name="round_extend"),
    path("programmes/rounds/<uuid:public_id>/close/", season.CloseRound.as_view(), name="round_close"),
    path("programmes/<slug:code>/", pages.programme_detail, name="programme_detail"),
    path("programmes/<slug:code>/rounds/new/", pages.round_new, name="round_new"),
]
