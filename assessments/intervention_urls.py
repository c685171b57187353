"""The work with a child, from its plan to its end summary; and support for a child harmed."""

from django.urls import URLPattern, path

from assessments.views import ending, intervening, sessions, summaries, support, work

app_name = "interventions"

urlpatterns: list[URLPattern] = [
    path("", work.work, name="work"),
    path("for/<str:reference>/plan/", intervening.plan, name="plan"),
    path("for/<str:reference>/support/", support.support, name="support"),
    path("summaries/<str:draft>/", summaries.go_on, name="summary_draft"),
    path("summaries/<str:draft>/discard/", summaries.discard, name="summary_discard"),
    path("<str:reference>/", intervening.intervention, name="intervention"),
    path("<str:reference>/plan/", intervening.change, name="change"),
    path("<str:reference>/hand-over/", intervening.hand_over, name="hand_over"),
    path("<str:reference>/cancel/", intervening.cancel, name="cancel"),
    path("<str:reference>/session/", sessions.session, name="session"),
    path("<str:reference>/sessions/<int:number>/", sessions.correct, name="correct"),
    path("<str:reference>/measure/", sessions.measure, name="measure"),
    path("<str:reference>/measures/<int:number>/", sessions.again, name="again"),
    path("<str:reference>/review/", sessions.review, name="review"),
    path("<str:reference>/pause/", ending.pause, name="pause"),
    path("<str:reference>/resume/", ending.resume, name="resume"),
    path("<str:reference>/end/", ending.end, name="end"),
    path("<str:reference>/summary/", summaries.summary, name="summary"),
    path("<str:reference>/summary/autosave/", summaries.autosave, name="summary_autosave"),
]
