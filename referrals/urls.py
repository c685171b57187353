"""Concerns and referrals."""

from django.urls import URLPattern, path

from referrals.views import deciding

app_name = "referrals"

urlpatterns: list[URLPattern] = [
    path("<str:reference>/decide/", deciding.decide, name="decide"),
]
