"""Every address of the product."""

from django.urls import URLPattern, URLResolver, include, path

from hsb_cases.workspace.views import about
from hsb_cases.workspace.views.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("hsb_cases.workspace.urls_account")),
    path("account/", include("hsb_cases.agencies.urls_account")),
    path("administration/", include("hsb_cases.agencies.urls")),
    path("referrals/", include("referrals.urls")),
    path("enquiries/", include("assessments.urls")),
    path("assessments/justice/", include("assessments.justice_urls")),
    path("assessments/", include("assessments.record_urls")),
    path("assessments/", include("assessments.tool_urls")),
    path("interventions/", include("assessments.intervention_urls")),
    path("assessment-reports/", include("assessments.report_urls")),
    path("hsb-service/", include("assessments.hsb_urls")),
    path("strategy-discussions/", include("panels.minutes_urls")),
    path("strategy-discussions/", include("panels.live_urls")),
    path("strategy-discussions/", include("panels.meeting_urls")),
    path("conferences/", include("panels.conference_urls")),
    path("children/", include("hsb_cases.cases.urls")),
    path("help/", about.help_page, name="help"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("", include("hsb_cases.workspace.urls")),
]

handler400 = "hsb_cases.workspace.views.errors.bad_request"
handler403 = "hsb_cases.workspace.views.errors.permission_denied"
handler404 = "hsb_cases.workspace.views.errors.not_found"
handler500 = "hsb_cases.workspace.views.errors.server_error"
