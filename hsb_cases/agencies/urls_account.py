"""Addresses below /account/ that belong to this room."""

from django.urls import URLPattern, path

from hsb_cases.agencies.views import account

urlpatterns: list[URLPattern] = [
    path("agency/", account.change_agency, name="change_agency"),
    path("invitation/<str:token>/", account.invitation, name="invitation"),
]
