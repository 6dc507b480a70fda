from django.urls import path

from reports.views import (
    applying,
    collecting,
    eligibility,
    filing,
    history,
    lists,
    reviewing,
    section,
    submitting,
    versions,
    workbook,
)

app_name = "reports"

urlpatterns = [
    path("filings/", lists.FilingList.as_view(), name="filing_list"),
    path("filings/history/", history.HistoryPage.as_view(), name="history"),
    path("filings/history/new/", history.EnterPaper.as_view(), name="history_new"),
    path("filings/history/template/", history.SheetTemplate.as_view(), name="history_template"),
    path("filings/history/sheets/<uuid:public_id>/", history.SheetPreview.as_view(), name="history_sheet"),
    path("filings/apply/<uuid:public_id>/", applying.Apply.as_view(), name="apply"),
    path("filings/dossiers/", collecting.CollectPage.as_view(), name="collect"),
    path("filings/open/<int:obligation>/", filing.OpenFiling.as_view(), name="open"),
    path("filings/<uuid:public_id>/", filing.FilingDetail.as_view(), name="filing_detail"),
    path("filings/<uuid:public_id>/correct/", history.CorrectPaper.as_view(), name="history_correct"),
    path("filings/<uuid:public_id>/sections/<slug:code>/", section.SectionPage.as_view(), name="section"),
    path("filings/<uuid:public_id>/workbook/", workbook.WorkbookPage.as_view(), name="workbook"),
    path("filings/<uuid:public_id>/workbook/draft/", workbook.DraftWorkbook.as_view(), name="draft_workbook"),
    path("filings/<uuid:public_id>/workbook/<uuid:sent>/", workbook.SentWorkbookPage.as_view(), name="sent_workbook"),
    path(
        "filings/<uuid:public_id>/workbook/<uuid:sent>/back/",
        workbook.TalkingWorkbook.as_view(),
        name="talking_workbook",
    ),
    path(
        "filings/<uuid:public_id>/versions/<int:number>/workbook/",
        workbook.VersionWorkbook.as_view(),
        name="version_workbook",
    ),
    path("filings/<uuid:public_id>/check/", submitting.CheckPage.as_view(), name="check"),
    path("filings/<uuid:public_id>/hand-on/", submitting.HandOn.as_view(), name="hand_on"),
    path(
        "filings/<uuid:public_id>/eligibility/<uuid:park>/", eligibility.EligibilityPage.as_view(), name="eligibility"
    ),
    path("filings/<uuid:public_id>/inner-check/", submitting.InnerCheckPage.as_view(), name="inner_check"),
    path("filings/<uuid:public_id>/submit/", submitting.Submit.as_view(), name="submit"),
    path("filings/<uuid:public_id>/receipt/<int:number>/", submitting.Receipt.as_view(), name="receipt"),
    path("filings/<uuid:public_id>/retract/", submitting.Retract.as_view(), name="retract"),
    path("filings/<uuid:public_id>/review/", reviewing.ReviewPage.as_view(), name="review"),
    path("filings/<uuid:public_id>/review/return/", reviewing.Return.as_view(), name="return"),
    path("filings/<uuid:public_id>/review/pass-on/", reviewing.PassOn.as_view(), name="pass_on"),
    path("filings/<uuid:public_id>/review/file/", reviewing.File.as_view(), name="file"),
    path("filings/<uuid:public_id>/versions/<int:number>/", versions.VersionPage.as_view(), name="version"),
    path("filings/<uuid:public_id>/versions/<int:number>/summary/", versions.RequestSummary.as_view(), name="summary"),
    path("filings/<uuid:public_id>/versions/<int:number>/dossier/", versions.RequestDossier.as_view(), name="dossier"),
    path("filings/<uuid:public_id>/versions/<int:number>/archive/", versions.RequestArchive.as_view(), name="archive"),
]
