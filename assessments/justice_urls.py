"""Recording on the criminal justice track."""

from django.urls import URLPattern, path

from assessments.views import justice

app_name = "justice"

urlpatterns: list[URLPattern] = [
    path("<str:reference>/", justice.choose, name="choose"),
    path("<str:reference>/acknowledgement/", justice.acknowledgement, name="acknowledgement"),
    path("<str:reference>/<slug:kind>/", justice.record, name="record"),
]
