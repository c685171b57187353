"""Letting somebody read an incident for a meeting, and ending that."""

import datetime

from django.contrib.auth.models import Group

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import Incident, IncidentShare
from hsb_cases.core.errors import Refused


def let_into_incident(
    *,
    incident: Incident,
    recipient: Group | Membership,
    why: str,
    subject_reference: str,
    at: datetime.datetime,
    by: Actor,
    until: datetime.datetime | None = None,
) -> IncidentShare:
    """Let a team or a person read an incident for a meeting; part of the command that asks for it.

    It opens the incident and no child's record; ``until`` None: until it is ended. The database
    refuses it to whoever manages no case of the incident, and to a team that was let in itself
    unless it passes it on to a person of its own agency. Raises Refused without a reason.
    """
    with acting(by, summary="Let somebody read the incident for a meeting", reason=why):
        if not why.strip():
            raise Refused("Enter why they need to know of the incident.", field="why")
        return IncidentShare.objects.create(
            incident=incident,
            group=recipient if isinstance(recipient, Group) else None,
            membership=recipient if isinstance(recipient, Membership) else None,
            why=why,
            subject_reference=subject_reference,
            shared_at=at,
            shared_by=by.membership,
            until=until,
        )


def end_incident_shares(
    *,
    incident: Incident,
    subject_reference: str,
    reason: str,
    at: datetime.datetime,
    by: Actor,
    person: Membership | None = None,
) -> int:
    """End the access to an incident that one record called for; part of the command that is done.

    ``person`` ends that person's alone. Returns how many ended. Raises Refused without a reason.
    """
    with acting(by, summary="Ended the access to the incident", reason=reason):
        if not reason.strip():
            raise Refused("Enter why their access ends.", field="reason")
        # The own access last: after that, whoever ends it may not see the others any more.
        held = IncidentShare.objects.select_for_update().filter(
            incident=incident, subject_reference=subject_reference, ended_at__isnull=True
        )
        held = held.filter(membership=person) if person is not None else held
        own = set(by.principals)
        shares = sorted(
            held,
            key=lambda share: bool(own & {f"g{share.group_id}", f"m{share.membership_id}"}),
        )
        for share in shares:
            share.ended_at = at
            share.ended_reason = reason
            share.save(update_fields=["ended_at", "ended_reason"])
        return len(shares)
