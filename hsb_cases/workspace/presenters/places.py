"""Addresses of pages that other rooms make, where they exist."""

from django.urls import NoReverseMatch, reverse

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.reminders.models import Deadline


def place(name: str, *args: str) -> str:
    """The address of a named route; empty where there is no such route."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def place_of_work(deadline: Deadline, actor: Actor, *, case: str) -> str:
    """Where a thing that is due is done by this person; empty: on the case page.

    ``case`` is the reference of its case.
    """
    kind, reference = deadline.subject_kind, deadline.subject_reference
    if kind == "referral" and actor.can(Ability.HANDLE_REFERRALS):
        return place("referrals:decide", reference)
    routes = {
        "section_47_enquiry": "assessments:enquiry",
        "hsb_assessment": "hsb_assessments:assessment",
        "intervention": "interventions:intervention",
        "conference": "conferences:conference",
        "protection_plan": "conferences:plan",
        "strategy_discussion": "meetings:expected",
    }
    if kind == "family_assessment":
        return place("workspace:case_assessments", case)
    if kind in routes:
        return place(routes[kind], reference)
    return ""
