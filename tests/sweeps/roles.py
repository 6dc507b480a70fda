"""The roles of the matrix: each capacity, and beside it the outsider who must not see what the first one sees."""

# Column of the matrix: user name of the demonstration world ("" is a visitor).
ROLES: dict[str, str] = {
    "visitor": "",
    "ministry_ndrc": "ndrc",
    "ministry_most": "most",
    "province": "drc32",
    "province_science": "sti32",
    "other_province": "drc33",
    "park": "park08",
    "park_same_province": "park10",
    "other_park": "park22",
    "reviewer": "expert1",
    "reviewer_idle": "expert3",
    "system_admin": "system",
    "security_admin": "security",
    "audit_admin": "audit",
}
