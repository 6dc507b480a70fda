"""What some bases filed on paper in the year before the portal: entered later by their provinces, and marked."""

from datetime import date

from portal.demo import contents
from portal.demo.world import World
from reports.domain import history

FORM = "annual_report"
BASES = (1, 5, 7, 8, 9, 10, 13, 14, 15, 22, 29)
NOTE = "据归档的纸质年度总结报告录入"


def tell(world: World) -> None:
    """Take over the reports of the year before those on file; the programme knows none before its first year."""
    year = world.years_before[0] - 1
    for sequence in BASES if year > world.bases[BASES[0]].listed_on.year else ():
        base = world.bases[sequence]
        form = base.edition.definition.form(FORM)
        history.take_over(
            actor=world.province(sequence),
            participation=base,
            form=FORM,
            period=year,
            filed_on=date(year + 1, 3, sequence % 20 + 10),
            content=contents.annual_report(form, base, year),
            note=NOTE,
        )
