"""A meeting under way: recording it together."""

from django.urls import URLPattern

app_name = "live"

urlpatterns: list[URLPattern] = []
