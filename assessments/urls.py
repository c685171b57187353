"""Section 47 enquiries."""

from django.urls import URLPattern, path

from assessments.views import allocating, enquiries, recording

app_name = "assessments"

urlpatterns: list[URLPattern] = [
    path("cover/", allocating.cover, name="cover"),
    path("for/<str:reference>/start/", enquiries.start, name="start"),
    path("<str:reference>/", enquiries.enquiry, name="enquiry"),
    path("<str:reference>/allocate/", allocating.allocate, name="allocate"),
    path("<str:reference>/swap/", allocating.swap, name="swap"),
    path("<str:reference>/visit/", recording.visit, name="visit"),
    path("<str:reference>/conclude/", recording.conclude, name="conclude"),
    path("<str:reference>/cancel/", enquiries.cancel, name="cancel"),
]
