"""Strategy discussions and the meetings like them: convening, arranging and reading them."""

from django.urls import URLPattern

app_name = "meetings"

urlpatterns: list[URLPattern] = []
