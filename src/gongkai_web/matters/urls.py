"""Addresses of projects and public consultations."""

from django.urls import path

from gongkai_web.matters import views

app_name = "matters"
urlpatterns = [
    path("projects/", views.projects, name="projects"),
    path("projects/<int:pk>/", views.project, name="project"),
    path("projects/<int:pk>/history/", views.project_history, name="project-history"),
    path("consultations/", views.consultations, name="consultations"),
    path("consultations/<int:pk>/", views.consultation, name="consultation"),
    path("consultations/<int:pk>/history/", views.consultation_history, name="consultation-history"),
    path("consultations/<int:pk>/files/<int:number>/", views.file, name="file"),
]
