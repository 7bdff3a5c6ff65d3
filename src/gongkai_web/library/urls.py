"""Addresses of the library."""

from django.urls import path

from gongkai_web.library import open_data, views

app_name = "library"
urlpatterns = [
    path("documents/", views.index, name="index"),
    path("documents/<int:pk>/", views.document, name="document"),
    path("documents/<int:pk>/history/", views.history, name="history"),
    path("documents/<int:pk>/word/", views.word, name="word"),
    path("documents/<int:pk>/pdf/", views.pdf, name="pdf"),
    path("documents/<int:pk>/files/<int:number>/", views.file, name="file"),
    path("open-data/", open_data.listed, name="open-data"),
    path("open-data.json", open_data.catalogue, name="open-data-json"),
    path("interpretations/<int:pk>/", views.interpretation, name="interpretation"),
    path("interpretations/<int:pk>/files/<int:number>/", views.interpretation_file, name="interpretation-file"),
    path("interpretations/<int:pk>/history/", views.interpretation_history, name="interpretation-history"),
]
