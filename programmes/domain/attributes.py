"""The attributes of a park by which thresholds differ, read from the register."""

from parks.models import Park
from programmes.definition import Definition
from programmes.definition.attribute import read


def of_park(definition: Definition, park: Park) -> dict[str, str]:
    """Return attribute and value; "" where the register does not know. A city counts as its province."""
    region = park.region.parent_id if park.region.kind == "prefecture" else park.region_id
    register = {"area_ha": park.area_ha, "region": region, "level": park.level, "kind": park.kind}
    return read(definition.attributes, register)
