"""Addresses below /administration/. For everybody but administrators none of them exists."""

from django.urls import URLPattern, path

from hsb_cases.agencies.views import agencies, areas, index, invitations, memberships, people, teams

app_name = "agencies"

AREA = "local-authorities/<slug:code>/"

urlpatterns: list[URLPattern] = [
    path("", index.index, name="index"),
    path("local-authorities/", areas.local_authorities, name="local_authorities"),
    path("local-authorities/new/", areas.local_authority_new, name="local_authority_new"),
    path(AREA, areas.local_authority, name="local_authority"),
    path(f"{AREA}change/", areas.local_authority_change, name="local_authority_change"),
    path(f"{AREA}procedures/new/", areas.procedure_new, name="procedure_new"),
    path(f"{AREA}procedures/<int:edition>/", areas.local_authority, name="procedure"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("agencies/new/", agencies.agency_new, name="agency_new"),
    path("agencies/<int:pk>/", agencies.agency, name="agency"),
    path("agencies/<int:pk>/change/", agencies.agency_change, name="agency_change"),
    path("agencies/<int:pk>/active/", agencies.agency_active, name="agency_active"),
    path("agencies/<int:pk>/teams/new/", teams.team_new, name="team_new"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/change/", teams.team_change, name="team_change"),
    path("teams/<int:pk>/active/", teams.team_active, name="team_active"),
    path("people/", people.people, name="people"),
    path("people/invite/", invitations.invite, name="invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/change/", people.person_change, name="person_change"),
    path("people/<int:pk>/active/", people.person_active, name="person_active"),
    path("people/<int:pk>/invitation/", invitations.invitation_send, name="invitation_send"),
    path(
        "people/<int:pk>/invitation/withdraw/",
        invitations.invitation_revoke,
        name="invitation_revoke",
    ),
    path("people/<int:pk>/memberships/new/", memberships.membership_new, name="membership_new"),
    path("memberships/<int:pk>/end/", memberships.membership_end, name="membership_end"),
]
