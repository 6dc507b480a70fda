from reports.rules import energy, plan, records
from reports.rules.filing import COVER, judging_body, signatories

__all__ = ["COVER", "energy", "judging_body", "plan", "records", "signatories"]
