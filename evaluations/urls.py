from django.urls import path

from evaluations.views import calls, evaluations, lists, nominations, public

app_name = "evaluations"

urlpatterns = [
    path("evaluations/", lists.EvaluationList.as_view(), name="evaluation_list"),
    path("evaluations/calls/", lists.CallList.as_view(), name="call_list"),
    path("evaluations/calls/<uuid:public_id>/", calls.Candidates.as_view(), name="candidates"),
    path("evaluations/calls/<uuid:public_id>/notice/", calls.OpenNotice.as_view(), name="notice_open"),
    path("evaluations/rounds/<uuid:public_id>/", evaluations.OpenEvaluations.as_view(), name="open_evaluations"),
    path("evaluations/<uuid:public_id>/", evaluations.EvaluationDetail.as_view(), name="evaluation_detail"),
    path("evaluations/<uuid:public_id>/assign/", evaluations.AssignReviewer.as_view(), name="assign"),
    path("evaluations/<uuid:public_id>/recuse/<uuid:assignment>/", evaluations.RecuseReviewer.as_view(), name="recuse"),
    path("evaluations/<uuid:public_id>/findings/", evaluations.JudgeResult.as_view(), name="judge"),
    path("evaluations/<uuid:public_id>/release/", evaluations.ReleaseResult.as_view(), name="release"),
    path("evaluations/<uuid:public_id>/summary/", evaluations.RequestSummary.as_view(), name="summary"),
    path("nominations/", nominations.NominationList.as_view(), name="nomination_list"),
    path("nominations/<slug:programme>/<slug:tier>/new/", nominations.Nominate.as_view(), name="nominate"),
    path("nominations/<slug:programme>/<slug:tier>/target/", nominations.SetTarget.as_view(), name="tier_target"),
    path("nominations/<uuid:public_id>/", nominations.NominationDetail.as_view(), name="nomination_detail"),
    path("nominations/<uuid:public_id>/approve/", nominations.Approve.as_view(), name="nomination_approve"),
    path("nominations/<uuid:public_id>/refuse/", nominations.Refuse.as_view(), name="nomination_refuse"),
    path("nominations/<uuid:public_id>/withdraw/", nominations.Withdraw.as_view(), name="nomination_withdraw"),
    path("public/tiers/", nominations.PublicTiers.as_view(), name="public_tiers"),
    path("public/lists/", public.NamingList.as_view(), name="naming_list"),
    path("public/lists/<uuid:public_id>/", public.NamingDetail.as_view(), name="naming_detail"),
    path("public/notices/", public.NoticeList.as_view(), name="notice_list"),
    path("public/notices/<uuid:public_id>/", public.NoticeDetail.as_view(), name="notice_detail"),
]
