"""What a summary is drafted from: the reports of the parks, added up and told, each figure with its origin."""

from reports.domain.drawing import outdating, prose, sums
from reports.domain.drawing.drafting import contents, drawn_in, take_drawn
from reports.domain.drawing.origins import Staleness, freeze, frozen_origins, staleness
from reports.domain.drawing.registry import Drawn, Origin, draw
from reports.domain.drawing.reporting import Reports, is_standing

__all__ = [
    "Drawn",
    "Origin",
    "Reports",
    "Staleness",
    "contents",
    "draw",
    "drawn_in",
    "freeze",
    "frozen_origins",
    "is_standing",
    "outdating",
    "prose",
    "staleness",
    "sums",
    "take_drawn",
]
