"""Home, caseload and the pages of a case."""

from django.urls import URLPattern, path

from hsb_cases.workspace.views import (
    allocation,
    assessments,
    audit,
    case,
    caseload,
    child,
    closing,
    history,
    home,
    homes,
    incident,
    interventions,
    keeping_away,
    meetings,
    people,
    requests,
    saved_views,
    search,
    sharing,
)

app_name = "workspace"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("seen/", home.seen, name="home_seen"),
    path("search/", search.search, name="search"),
    path("search/<str:token>/", search.found, name="found"),
    path("cases/", caseload.cases, name="caseload"),
    path("cases/views/new/", saved_views.new, name="view_new"),
    path("cases/views/<int:number>/remove/", saved_views.remove, name="view_remove"),
    path("cases/<str:reference>/", case.case, name="case"),
    path("cases/<str:reference>/assessments/", assessments.assessments, name="case_assessments"),
    path(
        "cases/<str:reference>/interventions/",
        interventions.interventions,
        name="case_interventions",
    ),
    path("cases/<str:reference>/allocate/", allocation.allocate, name="case_allocate"),
    path("cases/<str:reference>/closing/", closing.closing, name="case_closing"),
    path("cases/<str:reference>/linked/<int:part>/ask/", requests.ask, name="ask_access"),
    path("cases/<str:reference>/meetings/", meetings.case_meetings, name="case_meetings"),
    path("cases/<str:reference>/people/", people.people, name="case_people"),
    path("cases/<str:reference>/people/child/", child.identity, name="child_change"),
    path("cases/<str:reference>/people/child/needs/", child.needs, name="child_needs"),
    path("cases/<str:reference>/people/child/care/", child.care, name="child_care"),
    path("cases/<str:reference>/people/child/school/", child.school, name="child_school"),
    path("cases/<str:reference>/people/child/health/", child.health, name="child_health"),
    path("cases/<str:reference>/people/child/safety/", child.safety, name="child_safety"),
    path("cases/<str:reference>/people/new/", people.person_new, name="person_new"),
    path("cases/<str:reference>/people/<int:number>/", people.person_change, name="person_change"),
    path("cases/<str:reference>/people/<int:number>/end/", people.person_end, name="person_end"),
    path("cases/<str:reference>/addresses/new/", homes.address_new, name="address_new"),
    path(
        "cases/<str:reference>/addresses/<int:number>/", homes.address_change, name="address_change"
    ),
    path("cases/<str:reference>/households/new/", homes.household_new, name="household_new"),
    path(
        "cases/<str:reference>/households/<int:number>/add/",
        homes.household_add,
        name="household_add",
    ),
    path(
        "cases/<str:reference>/households/members/<int:number>/left/",
        homes.household_leave,
        name="household_leave",
    ),
    path("cases/<str:reference>/sharing/", sharing.sharing, name="case_sharing"),
    path("cases/<str:reference>/sharing/new/", sharing.share, name="share"),
    path("cases/<str:reference>/sharing/<int:number>/end/", sharing.end, name="share_end"),
    path(
        "cases/<str:reference>/sharing/requests/<int:number>/",
        requests.answer,
        name="request_answer",
    ),
    path("cases/<str:reference>/sharing/keep-away/", keeping_away.exclude, name="exclude"),
    path(
        "cases/<str:reference>/sharing/keep-away/<int:number>/end/",
        keeping_away.end,
        name="exclusion_end",
    ),
    path("cases/<str:reference>/history/", history.case_history, name="case_history"),
    path("cases/<str:reference>/history/access/", history.case_access, name="case_access"),
    path("incidents/<str:reference>/", incident.incident, name="incident"),
    path("audit/", audit.audit, name="audit"),
    path("audit/changes/", audit.audit_changes, name="audit_changes"),
    path("audit/refusals/", audit.audit_refusals, name="audit_refusals"),
]
