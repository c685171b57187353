"""Writing an assessment, its supervision and its versions."""

from django.urls import URLPattern, path

from assessments.views import family, supervising, writing

app_name = "assessment_record"

urlpatterns: list[URLPattern] = [
    path("family/<str:reference>/", family.start_family, name="start_family"),
    path("<str:reference>/write/<slug:part>/", writing.part, name="part"),
    path("<str:reference>/save/", writing.save, name="save"),
    path("<str:reference>/supervision/", supervising.supervision, name="supervision"),
    path("<str:reference>/sign-off/", supervising.decide, name="decide"),
    path("<str:reference>/new-version/", supervising.new_version, name="new_version"),
    path("<str:reference>/hand-over/", supervising.hand_over, name="hand_over"),
    path("<str:reference>/versions/<int:number>/", supervising.version, name="version"),
]
