"""Addresses of the gazette."""

from django.urls import path

from gongkai_web.gazette import views

app_name = "gazette"
urlpatterns = [
    path("gazette/", views.index, name="index"),
    path("gazette/<int:year>/<int:number>/", views.issue, name="issue"),
    path("gazette/<int:year>/<int:number>/history/", views.history, name="history"),
    path("gazette/<int:year>/<int:number>/issue.pdf", views.pdf, name="pdf"),
    path("gazette/items/<int:pk>/", views.item, name="item"),
]
