from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RegionKind(models.TextChoices):
    COUNTRY = "country", _("Country")
    PROVINCE = "province", _("Province, autonomous region or municipality")
    PLANNED_CITY = "planned_city", _("Separately planned city")
    CORPS = "corps", _("Production and Construction Corps")
    PREFECTURE = "prefecture", _("Prefecture-level city")


class OrganisationKind(models.TextChoices):
    """What a body is; programme definitions name the kinds that act at each level."""

    NDRC = "ndrc", _("National Development and Reform Commission")
    MOST = "most", _("Ministry of Science and Technology")
    MIIT = "miit", _("Ministry of Industry and Information Technology")
    MEE = "mee", _("Ministry of Ecology and Environment")
    MOFCOM = "mofcom", _("Ministry of Commerce")
    DRC = "drc", _("Provincial development and reform commission")
    STI = "sti", _("Provincial science and technology department")
    IIT = "iit", _("Provincial industry and information technology department")
    EE = "ee", _("Provincial ecology and environment department")
    COM = "com", _("Provincial commerce department")
    LOCAL_GOVERNMENT = "local_government", _("Local government")
    PARK_COMMITTEE = "park_committee", _("Park committee")
    THIRD_PARTY = "third_party", _("Third-party evaluation body")
    EXPERTS = "experts", _("Expert pool")
    OPERATOR = "operator", _("Operator of the portal")


# National bodies run programmes; departments act for a province, a separately planned city or the corps.
MINISTRIES = (
    OrganisationKind.NDRC,
    OrganisationKind.MOST,
    OrganisationKind.MIIT,
    OrganisationKind.MEE,
    OrganisationKind.MOFCOM,
)
DEPARTMENTS = (
    OrganisationKind.DRC,
    OrganisationKind.STI,
    OrganisationKind.IIT,
    OrganisationKind.EE,
    OrganisationKind.COM,
)


class Role(models.TextChoices):
    OFFICIAL = "official", _("Official")
    REVIEWER = "reviewer", _("Reviewer")
    SYSTEM_ADMIN = "system_admin", _("System administrator")
    SECURITY_ADMIN = "security_admin", _("Security administrator")
    AUDIT_ADMIN = "audit_admin", _("Audit administrator")


ADMINISTRATORS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)


class Language(models.TextChoices):
    CHINESE = "zh-hans", "中文"
    ENGLISH = "en", "English"


class Duty(models.TextChoices):
    """What an official does with a filing inside the body before it leaves."""

    DRAFT = "draft", pgettext_lazy("duty", "Drafting")
    CHECK = "check", pgettext_lazy("duty", "Checking")
    ISSUE = "issue", pgettext_lazy("duty", "Issuing")


class HandOverState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("hand-over", "Waits for the security administrator")
    DONE = "done", pgettext_lazy("hand-over", "Handed over")
    DECLINED = "declined", pgettext_lazy("hand-over", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("hand-over", "Withdrawn")


class InvitationPurpose(models.TextChoices):
    INVITE = "invite", _("Invitation")
    RESET = "reset", _("New password")


class InvitationState(models.TextChoices):
    WAITING = "waiting", _("Being sent")
    SENT = "sent", pgettext_lazy("invitation", "Sent")
    OPENED = "opened", pgettext_lazy("invitation", "Opened")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "Accepted")
    EXPIRED = "expired", pgettext_lazy("invitation", "Expired")
    WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "Withdrawn")
