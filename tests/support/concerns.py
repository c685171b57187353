"""Concerns to submit in tests: scenario 1's siblings, and ways to vary them."""

import datetime
from dataclasses import replace

from referrals.rules.facts import ChildFacts, ConcernFacts

MILA = ChildFacts(
    role="harmed",
    given_name="Mila",
    family_name="Hart",
    date_of_birth=datetime.date(2018, 11, 3),
    date_of_birth_status="verified",
    sex="F",
    home_authority="northmere-county",
    address="4 Orchard Row, Northmere",
    household="Hart family home",
    school_name="Castle Hill School",
    carers=(("Dana Hart", "mother"),),
    sexually_harmed="yes",
    what_the_child_said="“He does it when Mum is at work.”",
    safety_facts="Not to be alone with her brother.",
)
OWEN = ChildFacts(
    role="displaying",
    given_name="Owen",
    family_name="Reed",
    date_of_birth=datetime.date(2012, 8, 19),
    date_of_birth_status="verified",
    sex="M",
    home_authority="northmere-county",
    address="4 Orchard Row, Northmere",
    household="Hart family home",
    carers=(("Dana Hart", "mother"),),
    safety_facts="Supervised around younger children.",
)
SIBLINGS = ConcernFacts(
    account="Mila told her teacher that Owen had touched her inappropriately several times.",
    first_view="problematic",
    first_view_reasons="Repeated; an age gap of six years; Mila did not want it.",
    immediate_danger="no",
    self_harm_risk="unknown",
    reporter_name="Sam Safeguard",
    reporter_role="Designated safeguarding lead",
    happened_from=datetime.date(2026, 3, 20),
    setting="home",
    incident_authority="northmere-county",
    technology_assisted="no",
    behaviours=("touching",),
    frequency="few",
    parents_told="yes",
    parents_told_what="Her mother was told on 24 March.",
    consent="given",
    children=(MILA, OWEN),
)


def with_children(*children: ChildFacts, **changes) -> ConcernFacts:
    """The siblings' concern with other children or facts."""
    return replace(SIBLINGS, children=children or SIBLINGS.children, **changes)
