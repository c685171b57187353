"""Child protection conferences, plans and core groups."""

from django.urls import URLPattern, path

from panels.views import conferences

app_name = "conferences"

urlpatterns: list[URLPattern] = [
    path("for/<str:reference>/plan/", conferences.plan_new, name="plan_new"),
    path("plans/<str:reference>/", conferences.plan, name="plan"),
    path("plans/<str:reference>/core-group/", conferences.core_group, name="core_group"),
    path("<str:reference>/", conferences.conference, name="conference"),
    path("<str:reference>/record/", conferences.conference_record, name="conference_record"),
    path("<str:reference>/cancel/", conferences.conference_cancel, name="conference_cancel"),
]
