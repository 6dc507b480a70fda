from django.urls import path

<<<<<<< HEAD
from evaluations.views import calls, evaluations, lists, nominations, public
=======
from evaluations.views import (
    board,
    calls,
    decisions,
    evaluations,
    lists,
    naming,
    notices,
    objections,
    public,
    public_objections,
    statements,
)
>>>>>>> 57aa254 (Decide a call: notice, objections, staged batch, letter)

app_name = "evaluations"

_CALL = "evaluations/calls/<uuid:public_id>/"
_OBJECTION = "evaluations/objections/<uuid:public_id>/"

urlpatterns = [
    path("evaluations/", lists.EvaluationList.as_view(), name="evaluation_list"),
    path("evaluations/calls/", lists.CallList.as_view(), name="call_list"),
    path(_CALL, calls.Candidates.as_view(), name="candidates"),
    path(f"{_CALL}units/", board.CallBoard.as_view(), name="call_board"),
    path(f"{_CALL}remind/<int:unit>/", board.RemindUnit.as_view(), name="remind_unit"),
    path(f"{_CALL}excess/<uuid:filing>/", calls.RefuseExcess.as_view(), name="refuse_excess"),
    path(f"{_CALL}reviews/", calls.RecordReviews.as_view(), name="reviews"),
    path(f"{_CALL}undo/", calls.UndoAll.as_view(), name="undo_all"),
    path(f"{_CALL}notice/", notices.OpenNotice.as_view(), name="notice_open"),
    path(f"{_CALL}naming/", naming.ReleaseDecisions.as_view(), name="naming"),
    path("evaluations/decisions/", decisions.DecisionList.as_view(), name="decision_list"),
    path("evaluations/notices/<uuid:public_id>/extend/", notices.ExtendNotice.as_view(), name="notice_extend"),
    path("evaluations/notices/<uuid:public_id>/correct/", notices.CorrectNotice.as_view(), name="notice_correct"),
    path("evaluations/objections/", objections.ObjectionList.as_view(), name="objection_list"),
    path(_OBJECTION, objections.ObjectionDetail.as_view(), name="objection_detail"),
    path(f"{_OBJECTION}assign/", objections.AssignObjection.as_view(), name="objection_assign"),
    path(f"{_OBJECTION}answer/", objections.AnswerObjection.as_view(), name="objection_answer"),
    path(f"{_OBJECTION}ask/", objections.AskStatement.as_view(), name="objection_ask"),
    path("evaluations/statements/", statements.StatementList.as_view(), name="statement_list"),
    path("evaluations/statements/<uuid:public_id>/", statements.StatementDetail.as_view(), name="statement_detail"),
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
    path("public/notices/<uuid:public_id>/object/", public_objections.MakeObjection.as_view(), name="object"),
    path("public/objections/", public_objections.FollowObjection.as_view(), name="objection_follow"),
]
