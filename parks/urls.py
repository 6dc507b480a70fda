from django.urls import path

from parks.views.register import ParkDetail, ParkList, Suggest

app_name = "parks"

urlpatterns = [
    path("parks/", ParkList.as_view(), name="list"),
    path("parks/suggest/", Suggest.as_view(), name="suggest"),
    path("parks/<uuid:public_id>/", ParkDetail.as_view(), name="detail"),
]
