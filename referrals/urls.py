"""Concerns and referrals."""

from django.urls import URLPattern, path

from referrals.views import (
    autosaving,
    checking,
    children,
    concerns,
    deciding,
    drafting,
    handing_off,
    not_referred,
    referring_later,
    screening,
    starting,
    transferring,
)

app_name = "referrals"

DRAFT = "drafts/<str:reference>/"

urlpatterns: list[URLPattern] = [
    path("", concerns.concerns, name="concerns"),
    path("new/", starting.start, name="new"),
    path("transfer/<str:reference>/", transferring.transfer, name="transfer"),
    path("language/", autosaving.language, name="language"),
    path("concerns/<str:reference>/", concerns.concern, name="concern"),
    path("concerns/<str:reference>/refer/", referring_later.from_the_concern, name="concern_refer"),
    path("concerns/<str:reference>/done/", concerns.done, name="done"),
    path(DRAFT, drafting.tasks, name="draft"),
    path(f"{DRAFT}autosave/", autosaving.autosave, name="draft_autosave"),
    path(f"{DRAFT}check/", checking.check, name="draft_check"),
    path(f"{DRAFT}discard/", starting.discard, name="draft_discard"),
    path(f"{DRAFT}children/", children.children, name="draft_children"),
    path(f"{DRAFT}<slug:items>/<slug:key>/remove/", children.remove, name="draft_remove"),
    path(f"{DRAFT}<slug:items>/<slug:key>/<slug:slug>/", drafting.item, name="draft_item"),
    path(f"{DRAFT}<slug:slug>/", drafting.page, name="draft_page"),
    path("<str:reference>/decide/", deciding.decide, name="decide"),
    path("<str:reference>/correct/", deciding.correct, name="correct"),
    path("<str:reference>/give/", deciding.give, name="give"),
    path("<str:reference>/screen/", screening.screen, name="screen"),
    path("<str:reference>/not-referred/", not_referred.not_referred, name="not_referred"),
    path("<str:reference>/refer-another/", referring_later.at_the_front_door, name="refer_another"),
    path("<str:reference>/tell/", deciding.tell, name="tell"),
    path("<str:reference>/hand-off/", handing_off.hand_off, name="hand_off"),
    path("<str:reference>/hand-off.pdf", handing_off.hand_off_pdf, name="hand_off_pdf"),
]
