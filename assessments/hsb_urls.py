"""Referrals to the HSB service. Making one comes first: no referral's reference reads "refer"."""

from django.urls import URLPattern, path

from assessments.views import hsb_referring

app_name = "hsb_service"

urlpatterns: list[URLPattern] = [
    path("", hsb_referring.queue, name="queue"),
    path("refer/<str:reference>/", hsb_referring.refer, name="refer"),
    path("<str:reference>/", hsb_referring.referral, name="referral"),
    path("<str:reference>/answer/", hsb_referring.answer, name="answer"),
    path("<str:reference>/withdraw/", hsb_referring.withdraw, name="withdraw"),
]
