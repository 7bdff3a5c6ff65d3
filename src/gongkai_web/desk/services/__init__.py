"""Every act on a request. Nothing else adds one."""

from gongkai_web.desk.services.acting import act
from gongkai_web.desk.services.erasing import erase
from gongkai_web.desk.services.identities import look
from gongkai_web.desk.services.intake import Application, Given, apply, register
from gongkai_web.desk.services.recomputing import recompute
from gongkai_web.desk.services.recording import project
from gongkai_web.desk.services.resealing import reseal_all

__all__ = ["Application", "Given", "act", "apply", "erase", "look", "project", "recompute", "register", "reseal_all"]
