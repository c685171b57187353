"""Children's records: identifying, possible matches, merging."""

from django.urls import URLPattern

app_name = "cases"

urlpatterns: list[URLPattern] = []
