from reports.rules import plan, records
from reports.rules.filing import COVER, judging_body, signatories

__all__ = ["COVER", "judging_body", "plan", "records", "signatories"]
