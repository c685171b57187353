"""Home, caseload and the pages of a case."""

from django.urls import URLPattern, path

from hsb_cases.workspace.views import audit, case, caseload, history, home

app_name = "workspace"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("seen/", home.seen, name="home_seen"),
    path("cases/", caseload.cases, name="caseload"),
    path("cases/<str:reference>/", case.case, name="case"),
    path("cases/<str:reference>/history/", history.case_history, name="case_history"),
    path("cases/<str:reference>/history/access/", history.case_access, name="case_access"),
    path("audit/", audit.audit, name="audit"),
    path("audit/changes/", audit.audit_changes, name="audit_changes"),
    path("audit/refusals/", audit.audit_refusals, name="audit_refusals"),
]
