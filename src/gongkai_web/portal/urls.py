"""Addresses of the portal."""

from django.urls import path

from gongkai_web.portal.views import home, organ, pages, robots, search

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("organs/", home.organs, name="organs"),
    path("organs/<slug:slug>/", organ.organ, name="organ"),
    path("organs/<slug:slug>/guide/", organ.guide, name="guide"),
    path("organs/<slug:slug>/guide/history/", organ.guide_history, name="guide-history"),
    path("organs/<slug:slug>/rules/", organ.rules, name="rules"),
    path("organs/<slug:slug>/disclosure/", organ.disclosure, name="disclosure"),
    path("organs/<slug:slug>/disclosure/<slug:code>/", organ.topic, name="statutory-topic"),
    path("organs/<slug:slug>/reports/", organ.reports, name="organ-reports"),
    path("institutions/", home.institutions, name="institutions"),
    path("reports/", home.reports, name="reports"),
    path("reading-points/", home.reading_points, name="reading-points"),
    path("reading-points/<int:pk>/", home.reading_point, name="reading-point"),
    path("reading-points/<int:pk>/history/", home.reading_point_history, name="reading-point-history"),
    path("topics/<slug:slug>/", pages.topic, name="topic"),
    path("topics/<slug:slug>/history/", pages.topic_history, name="topic-history"),
    path("questions/", pages.questions, name="questions"),
    path("questions/<int:pk>/", pages.question, name="question"),
    path("questions/<int:pk>/history/", pages.question_history, name="question-history"),
    path("sitemap/", pages.site_map, name="site-map"),
    path("search/", search.search, name="search"),
    path("search/feed/", search.feed, name="search-feed"),
    path("sitemap.xml", robots.map_index, name="sitemaps"),
    path("sitemap-<slug:section>.xml", robots.map_section, name="sitemap"),
    path("robots.txt", robots.robots, name="robots"),
    path("leave/", pages.leave, name="leave"),
]
