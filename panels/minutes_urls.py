"""Copies of the minutes: preparing, approving and sending them.

A copy's own addresses come first: no meeting's reference reads "minutes".
"""

from django.urls import URLPattern, path

from panels.views import minutes, minutes_steps

app_name = "minutes"

urlpatterns: list[URLPattern] = [
    path("minutes/<str:reference>/", minutes.copy, name="copy"),
    path("minutes/<str:reference>/change/", minutes_steps.change, name="change"),
    path("minutes/<str:reference>/approve/", minutes.approve, name="approve"),
    path("minutes/<str:reference>/sent/", minutes_steps.sent, name="sent"),
    path("minutes/<str:reference>/withdraw/", minutes_steps.withdraw, name="withdraw"),
    path("minutes/<str:reference>/minutes.pdf", minutes.pdf, name="pdf"),
    path("<str:reference>/minutes/", minutes.meeting, name="meeting"),
]
