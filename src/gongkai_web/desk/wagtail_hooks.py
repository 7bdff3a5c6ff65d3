"""The desk in the back office: its addresses, its items in the menus, and its panel on the first page."""

from wagtail import hooks

from gongkai_web.desk.answering import hooks as answering
from gongkai_web.desk.office import hooks as office

hooks.register("register_admin_urls", office.addresses)
hooks.register("register_admin_menu_item", office.queue_item)
hooks.register("register_admin_menu_item", office.overseen_item)
hooks.register("register_reports_menu_item", office.looks_item)
hooks.register("register_reports_menu_item", office.timeliness_item)
hooks.register("register_settings_menu_item", office.practices_item)
hooks.register("register_settings_menu_item", office.notices_item)
hooks.register("construct_homepage_panels", office.what_waits)
hooks.register("register_admin_urls", answering.addresses)
hooks.register("register_admin_menu_item", answering.year_item)
hooks.register("register_admin_menu_item", answering.complaints_item)
hooks.register("register_settings_menu_item", answering.templates_item)
