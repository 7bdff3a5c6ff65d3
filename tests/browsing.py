"""What is asked of every page, whoever wrote it."""

from axe_playwright_python.sync_playwright import Axe


def grave_faults(page):
    """What axe calls serious or critical, with the place."""
    found = Axe().run(page).response["violations"]
    return [
        (fault["id"], node["target"], node["failureSummary"])
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


def overflow(page):
    """How many pixels the page is wider than its window. A page never scrolls sideways; a table in it may."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
