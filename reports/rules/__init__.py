from reports.rules import plan
from reports.rules.filing import COVER, judging_body, signatories

__all__ = ["COVER", "judging_body", "plan", "signatories"]
