"""The patrol: links within the site that lead nowhere, files that are gone or changed. It needs no network."""

from gongkai_web.portal.patrol.rounds import SHARES, Found, due, patrol

__all__ = ["SHARES", "Found", "due", "patrol"]
