"""People whom tests meet everywhere."""

from dataclasses import dataclass

from accounts.choices import OrganisationKind, Role
from accounts.models import User
from parks.models import Park
from tests.factories import accounts, parks


@dataclass
class People:
    """One of each role, and an outsider beside each who must not see what the first one sees."""

    ministry: User
    other_ministry: User
    province: User
    other_province: User
    park: User
    other_park: User
    reviewer: User
    other_reviewer: User
    system_admin: User
    security_admin: User
    audit_admin: User
    nobody: User
    yancheng: Park
    changzhou: Park


def everybody() -> People:
    """Make ministries, provinces, park committees, reviewers and the three administrators."""
    experts = accounts.body(OrganisationKind.EXPERTS, "000000", "评审专家库")
    operator = accounts.body(OrganisationKind.OPERATOR, "000000", "平台运行单位")
    yancheng = parks.park_with_committee("盐城环保高新技术产业开发区")
    changzhou = parks.park_with_committee("常州经济开发区")
    return People(
        ministry=accounts.person("ministry", accounts.body(OrganisationKind.NDRC, "000000")),
        other_ministry=accounts.person("other_ministry", accounts.body(OrganisationKind.MEE, "000000")),
        province=accounts.person("province", accounts.body(OrganisationKind.DRC, "320000")),
        other_province=accounts.person("other_province", accounts.body(OrganisationKind.DRC, "310000")),
        park=accounts.person("park", yancheng.committee or experts),
        other_park=accounts.person("other_park", changzhou.committee or experts),
        reviewer=accounts.person("reviewer", experts, Role.REVIEWER),
        other_reviewer=accounts.person("other_reviewer", experts, Role.REVIEWER),
        system_admin=accounts.person("system_admin", operator, Role.SYSTEM_ADMIN),
        security_admin=accounts.person("security_admin", operator, Role.SECURITY_ADMIN),
        audit_admin=accounts.person("audit_admin", operator, Role.AUDIT_ADMIN),
        nobody=accounts.account("nobody"),
        yancheng=yancheng,
        changzhou=changzhou,
    )
