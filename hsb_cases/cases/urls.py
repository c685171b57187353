"""Children's records: identifying, possible matches, merging. Reached through a case's reference.

A record has no address of its own: whoever opens one of these pages sees a case of the child.
"""

from django.urls import URLPattern, path

from hsb_cases.cases.views import identifying, matches, merging

app_name = "cases"

urlpatterns: list[URLPattern] = [
    path("matches/", matches.matches, name="matches"),
    path("<str:reference>/identify/", identifying.identify, name="identify"),
    path("<str:reference>/matches/<uuid:mark>/", matches.match, name="match"),
    path("<str:reference>/matches/<uuid:mark>/merge/", merging.merge_match, name="merge_match"),
    path("<str:reference>/merge/", merging.merge_start, name="merge_start"),
    path("<str:reference>/merge/<str:other>/", merging.merge, name="merge"),
    path("<str:reference>/merges/", merging.merges, name="merges"),
    path("<str:reference>/merges/<uuid:mark>/", merging.merged, name="merged"),
    path("<str:reference>/merges/<uuid:mark>/undo/", merging.unmerge, name="unmerge"),
]
