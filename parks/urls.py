from django.urls import path

from parks.views.changing import ChangePark
from parks.views.correcting import CorrectEvent, WithdrawEvent
from parks.views.enterprises import AmendEnterprise, EnterpriseDetail, EnterpriseList, NewEnterprise
from parks.views.incidents import (
    CommentIncident,
    CorrectIncident,
    EnterIncident,
    IncidentDetail,
    IncidentList,
    WithdrawIncident,
)
from parks.views.loads import LoadList, LoadPage, LoadTemplate, SendLoad
from parks.views.register import ParkDetail, ParkList, Suggest

app_name = "parks"

urlpatterns = [
    path("parks/", ParkList.as_view(), name="list"),
    path("parks/suggest/", Suggest.as_view(), name="suggest"),
    path("parks/loads/", LoadList.as_view(), name="loads"),
    path("parks/loads/send/", SendLoad.as_view(), name="load_send"),
    path("parks/loads/template/", LoadTemplate.as_view(), name="load_template"),
    path("parks/loads/<uuid:public_id>/", LoadPage.as_view(), name="load"),
    path("parks/<uuid:public_id>/", ParkDetail.as_view(), name="detail"),
    path("parks/<uuid:public_id>/change/<slug:change>/", ChangePark.as_view(), name="change"),
    path("parks/<uuid:public_id>/events/<int:event>/correct/", CorrectEvent.as_view(), name="event_correct"),
    path("parks/<uuid:public_id>/events/<int:event>/withdraw/", WithdrawEvent.as_view(), name="event_withdraw"),
    path("parks/<uuid:public_id>/incidents/new/", EnterIncident.as_view(), name="incident_new"),
    path("enterprises/", EnterpriseList.as_view(), name="enterprise_list"),
    path("enterprises/new/", NewEnterprise.as_view(), name="enterprise_new"),
    path("enterprises/<uuid:public_id>/", EnterpriseDetail.as_view(), name="enterprise_detail"),
    path("enterprises/<uuid:public_id>/amend/", AmendEnterprise.as_view(), name="enterprise_amend"),
    path("incidents/", IncidentList.as_view(), name="incident_list"),
    path("incidents/<uuid:public_id>/", IncidentDetail.as_view(), name="incident_detail"),
    path("incidents/<uuid:public_id>/correct/", CorrectIncident.as_view(), name="incident_correct"),
    path("incidents/<uuid:public_id>/withdraw/", WithdrawIncident.as_view(), name="incident_withdraw"),
    path("incidents/<uuid:public_id>/comment/", CommentIncident.as_view(), name="incident_comment"),
]
