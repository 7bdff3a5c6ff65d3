"""Addresses of 依申请公开."""

from django.urls import path

from gongkai_web.desk.office import feed_pages
from gongkai_web.desk.public.views import (
    about,
    applying,
    complaining,
    fetching,
    receipt,
    replying,
    suggesting,
    tracking,
)

app_name = "desk"
urlpatterns = [
    path("", about.about, name="about"),
    path("new/", applying.find, name="find"),
    path("new/fill/", applying.fill, name="fill"),
    path("new/check/", applying.check, name="check"),
    path("new/send/", applying.send, name="send"),
    path("already-public/", suggesting.suggest, name="suggest"),
    path("receipt/", receipt.receipt, name="receipt"),
    path("track/", tracking.track, name="track"),
    path("track/request/", tracking.request, name="request"),
    path("track/leave/", tracking.leave, name="leave"),
    path("track/correct/", replying.correct, name="correct"),
    path("track/explain/", replying.explain, name="explain"),
    path("track/withdraw/", replying.withdraw, name="withdraw"),
    path("track/rate/", replying.rate, name="rate"),
    path("download/<str:token>/", fetching.download, name="download"),
    path("calendar/<str:token>.ics", feed_pages.read, name="calendar"),
    path("complaints/", complaining.complain, name="complain"),
    path("complaints/receipt/", complaining.receipt, name="complaint-receipt"),
    path("complaints/track/", complaining.track, name="complaint-track"),
]
