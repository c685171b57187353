"""Copies of the minutes: preparing, approving and sending them."""

from django.urls import URLPattern

app_name = "minutes"

urlpatterns: list[URLPattern] = []
