"""The platform on Django and Wagtail. Empty until the portal is built; the core never imports it."""
