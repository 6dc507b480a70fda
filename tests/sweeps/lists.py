"""How many queries each list takes, with one row as with three: who looks, and the exact number."""

# Route: (user of the demonstration world who sees the rows, queries of the page).
QUERIES: dict[str, tuple[str, int]] = {
    "accounts:hygiene": ("security", 7),
    "accounts:people": ("drc32", 8),
    "evaluations:call_list": ("ndrc", 8),
    "evaluations:evaluation_list": ("ndrc", 9),
    "evaluations:naming_detail": ("", 7),
    "journal:event_list": ("audit", 8),
    "parks:incident_list": ("ndrc", 9),
    "evaluations:nomination_list": ("most", 14),
    "journal:downloads": ("drc32", 8),
    "parks:enterprise_list": ("most", 9),
    "parks:list": ("ndrc", 9),
    "parks:load": ("ndrc", 11),
    "parks:loads": ("ndrc", 8),
    "portal:board": ("ndrc", 10),
    "portal:coverage": ("ndrc", 13),
    "portal:coverage_parks": ("ndrc", 11),
    "programmes:obligation_list": ("ndrc", 10),
    "programmes:participation_list": ("ndrc", 10),
    "programmes:programme_list": ("ndrc", 8),
    "programmes:round_list": ("ndrc", 9),
    "reports:application_list": ("drc32", 10),
    "reports:desk": ("drc32", 15),
    "reports:filing_list": ("ndrc", 10),
}
