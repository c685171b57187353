"""Home, caseload and the pages of a case."""

from django.urls import URLPattern

app_name = "workspace"

urlpatterns: list[URLPattern] = []
