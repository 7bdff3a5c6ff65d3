"""What `gongkai serve` and `gongkai manage` run with."""

from gongkai_web.site.settings.base import *  # noqa: F403 - the one place where settings are taken over whole
