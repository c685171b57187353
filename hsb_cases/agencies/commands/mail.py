"""The email that carries an invitation."""

import datetime

from django.core.mail import send_mail
from django.template.loader import render_to_string

from hsb_cases.agencies.models import User


def send_invitation(
    *, person: User, link: str, expires_at: datetime.datetime, invited_by: str
) -> None:
    """Send a person the link by which they choose a password."""
    facts = {
        "name": person.full_name,
        "link": link,
        "expires_at": expires_at,
        "invited_by": invited_by,
    }
    send_mail(
        subject="Your invitation to HSB casework",
        message=render_to_string("email/invitation.txt", facts),
        from_email=None,
        recipient_list=[person.email],
    )
