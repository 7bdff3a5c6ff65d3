"""Addresses of what the look needs."""

from django.urls import path

from gongkai_web.ui import language, views

app_name = "ui"
urlpatterns = [
    path("identity.css", views.identity_css, name="identity"),
    path("language/", language.choose, name="language"),
]
