"""The floors that pages are measured against: a bare Wagtail page in the site's frame, and a view that says a word."""
