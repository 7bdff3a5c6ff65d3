"""Addresses of the library."""

from django.urls import path

from gongkai_web.library import views

app_name = "library"
urlpatterns = [
    path("documents/", views.index, name="index"),
    path("documents/<int:pk>/", views.document, name="document"),
    path("documents/<int:pk>/history/", views.history, name="history"),
    path("documents/<int:pk>/word/", views.word, name="word"),
    path("documents/<int:pk>/pdf/", views.pdf, name="pdf"),
    path("documents/<int:pk>/files/<int:number>/", views.file, name="file"),
    path("interpretations/<int:pk>/", views.interpretation, name="interpretation"),
]
