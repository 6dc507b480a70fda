"""The map of the site: which app answers where. The portal comes last, as it has the root."""

from django.urls import include, path

from accounts.views.profile import SetLanguage
from common.admin import site

urlpatterns = [
    path("admin/", site.urls),
    path("api/v1/", include("config.api")),
    path("language/", SetLanguage.as_view(), name="set_language"),
    path("", include("accounts.urls")),
    path("", include("parks.urls")),
    path("", include("programmes.urls")),
    path("", include("reports.urls")),
    path("", include("evaluations.urls")),
    path("", include("journal.urls")),
    path("", include("portal.urls")),
]

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.forbidden"
handler404 = "portal.views.errors.not_found"
handler500 = "portal.views.errors.server_error"
