"""Strategy discussions and the meetings like them: convening, arranging and reading them."""

from django.urls import URLPattern, path

from panels.views import arranging, inviting, meetings

app_name = "meetings"

urlpatterns: list[URLPattern] = [
    path("", meetings.meetings, name="meetings"),
    path("for/<str:reference>/", arranging.convene_about, name="convene"),
    path("due/<str:reference>/", meetings.expected, name="expected"),
    path("<str:reference>/", meetings.meeting, name="meeting"),
    path("<str:reference>/invite/", inviting.ask, name="invite"),
    path(
        "<str:reference>/invitations/<int:number>/take-back/", inviting.take_back, name="uninvite"
    ),
    path("<str:reference>/chair/", arranging.chair, name="chair"),
    path("<str:reference>/rearrange/", arranging.change_time, name="rearrange"),
    path("<str:reference>/cancel/", arranging.cancel, name="cancel"),
    path("<str:reference>/take-up/<str:case>/", meetings.take_up, name="take_up"),
    path("<str:reference>/open/", arranging.start, name="open"),
]
