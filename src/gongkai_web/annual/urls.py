"""Public addresses of the annual reports beside their pages: the data, and two years of one organ."""

from django.urls import path

from gongkai_web.annual import public_pages

app_name = "annual"
urlpatterns = [
    path("reports/data.csv", public_pages.data_csv, name="data-csv"),
    path("reports/data.json", public_pages.data_json, name="data-json"),
    path("reports/<slug:slug>/compare/", public_pages.compare, name="compare"),
    path("reports/<slug:slug>/<int:year>.json", public_pages.report_json, name="report-json"),
    path("reports/<slug:slug>/<int:year>.jsonld", public_pages.report_jsonld, name="report-jsonld"),
]
