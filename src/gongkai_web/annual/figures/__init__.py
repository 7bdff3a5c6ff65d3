"""Figures: each a number with the records behind it, and what is not counted with the reason."""

from gongkai_web.annual.figures.cells import Figures, figures_of, figures_within
from gongkai_web.annual.figures.counted import Counted

__all__ = ["Counted", "Figures", "figures_of", "figures_within"]
