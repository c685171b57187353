"""Where a person is signed in, and signing out everywhere else."""

from typing import Any

from allauth.usersessions.views import ListUserSessionsView
from django.views.generic.edit import FormView

from hsb_cases.workspace.presenters.sessions import session_lines
from hsb_cases.workspace.selectors.sessions import sessions_of


class SessionsView(ListUserSessionsView):
    """allauth's page, reading all sessions at once instead of one after the other."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What allauth's template is given."""
        context: dict[str, Any] = FormView.get_context_data(self, **kwargs)
        found = sessions_of(self.request.user)
        return {**context, "sessions": session_lines(found), "session_count": len(found)}


sessions = SessionsView.as_view()
