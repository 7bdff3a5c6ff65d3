"""Report files as presses of many habits would set them, drawn stroke by stroke: a second source of PDF test data.

Nothing here is shared with what browsers and office programs print: a `Press` says how text is set, how tables are
ruled, broken and placed, and what else stands on the page.
"""

from .habits import PRESSES
from .press import Press
from .setting import leaves_of, printed

__all__ = ["PRESSES", "Press", "leaves_of", "printed"]
