"""Home, caseload and the pages of a case."""

from django.urls import URLPattern, path

from hsb_cases.workspace.views import history

app_name = "workspace"

urlpatterns: list[URLPattern] = [
    path("cases/<str:reference>/history/", history.case_history, name="case_history"),
    path("cases/<str:reference>/history/access/", history.case_access, name="case_access"),
]
