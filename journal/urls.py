from django.urls import path

from journal.views import events, files, inbox, jobs, papers

app_name = "journal"

urlpatterns = [
    path("journal/", events.EventList.as_view(), name="event_list"),
    path("journal/inbox/", inbox.Inbox.as_view(), name="inbox"),
    path("journal/inbox/read/", inbox.MarkAllRead.as_view(), name="mark_all_read"),
    path("journal/inbox/<int:pk>/", inbox.OpenMessage.as_view(), name="open_message"),
    path("journal/inbox/<int:pk>/read/", inbox.MarkRead.as_view(), name="mark_read"),
    path("journal/files/<uuid:public_id>/", files.FileDownload.as_view(), name="file"),
    path("journal/papers/", papers.Downloads.as_view(), name="downloads"),
    path("journal/papers/<uuid:public_id>/", papers.PaperPage.as_view(), name="paper"),
    path("journal/papers/<uuid:public_id>/retry/", papers.RetryPaper.as_view(), name="retry_paper"),
    path("journal/jobs/<uuid:public_id>/", jobs.JobPage.as_view(), name="job"),
]
