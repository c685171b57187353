"""Reports of assessments. Those of one assessment come first: no report's reference reads "of"."""

from django.urls import URLPattern, path

from assessments.views import reporting

app_name = "assessment_reports"

urlpatterns: list[URLPattern] = [
    path("of/<str:reference>/", reporting.reports, name="reports"),
    path("<str:reference>/", reporting.report, name="report"),
    path("<str:reference>/change/", reporting.change, name="change"),
    path("<str:reference>/approve/", reporting.approve, name="approve"),
    path("<str:reference>/sent/", reporting.sent, name="sent"),
    path("<str:reference>/withdraw/", reporting.withdraw, name="withdraw"),
    path("<str:reference>/report.pdf", reporting.pdf, name="pdf"),
]
