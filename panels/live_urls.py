"""A meeting under way: recording it together."""

from django.urls import URLPattern, path

from panels.views import closing, live, recording

app_name = "live"

urlpatterns: list[URLPattern] = [
    path("<str:reference>/run/", live.run, name="run"),
    path("<str:reference>/run/news/", live.news, name="news"),
    path("<str:reference>/run/save/", recording.save, name="save"),
    path("<str:reference>/run/close/", closing.close, name="close"),
    path(
        "<str:reference>/run/measures/<int:measure>/withdraw/",
        recording.withdraw,
        name="withdraw",
    ),
    path("<str:reference>/run/<slug:part>/", recording.part, name="part"),
    path("<str:reference>/run/<slug:part>/<int:child>/", recording.part, name="child_part"),
]
