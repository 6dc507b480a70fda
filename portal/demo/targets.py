"""Plans of two more bases whose targets are high, so that some stand behind their path; every figure is made up."""

from datetime import date
from decimal import Decimal

from portal.demo import plans
from portal.demo.world import World
from reports.domain import history

HIGH = {9: Decimal("1.9"), 22: Decimal("1.1")}  # how many times the change of its course each base has set itself
RISING = ("green_output", "green_agglomeration", "green_leading_firms")


def tell(world: World) -> None:
    """Enter the plans from paper, in force since the spring of 2021."""
    for sequence, factor in HIGH.items():
        base = world.bases[sequence]
        content = plans.content_of(base)
        cells = content["goals"]["cells"]
        for code in RISING:
            start, last = (Decimal(cells[code][part]) for part in ("base", "target"))
            higher = start + (last - start) * factor
            cells[code] = {"base": str(start), "target": str(higher.quantize(start))}
        history.take_over(
            actor=world.province(sequence),
            participation=base,
            form=plans.FORM,
            period=plans.YEAR,
            filed_on=date(plans.YEAR, 3, 28),
            content=content,
            note=plans.NOTE,
        )
