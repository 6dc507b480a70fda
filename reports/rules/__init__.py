from reports.rules import energy, plan, public_report, records
from reports.rules.commenting import commenting_body
from reports.rules.filing import COVER, judging_body, signatories

__all__ = ["COVER", "commenting_body", "energy", "judging_body", "plan", "public_report", "records", "signatories"]
