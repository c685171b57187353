"""The concerns that people log in the stories."""

import datetime
from dataclasses import replace

from referrals.rules.facts import ChildFacts, ConcernFacts
from tests.support.concerns import SIBLINGS

__all__ = ["SEEN_KISSING", "SEVEN", "SIBLINGS"]
THURSDAY = datetime.date(2026, 9, 17)


def pupil(name: str, born: tuple[int, int, int], role: str, **facts) -> ChildFacts:
    """A child of scenario 6, who lives in Northmere County and goes to the school."""
    given, family = name.split()
    return ChildFacts(
        role=role,
        given_name=given,
        family_name=family,
        date_of_birth=datetime.date(*born),
        date_of_birth_status="verified",
        home_authority="northmere-county",
        address=f"{len(name)} Mill Lane, Northmere",
        school_name="Castle Hill School",
        refer=True,
        **facts,
    )


GIRLS = tuple(
    pupil(name, born, "harmed", sex="F", sexually_harmed="no", what_the_child_said=said)
    for name, born, said in (
        ("Leila Aziz", (2012, 10, 4), "“They call after me in the corridor.”"),
        ("Grace Obi", (2013, 1, 22), "“I do not go past the music rooms any more.”"),
        ("Maeve Doyle", (2012, 12, 9), "“It is in the group chat as well.”"),
    )
)
BOYS = tuple(
    pupil(name, born, "displaying", sex="M", **facts)
    for name, born, facts in (
        ("Dev Shah", (2012, 11, 30), {"disabilities": ("AUT",), "send_support": "ehcp"}),
        ("Jack Price", (2013, 2, 14), {}),
        ("Tom Vale", (2012, 9, 26), {}),
        ("Eli Stone", (2013, 5, 5), {}),
    )
)
SEVEN = ConcernFacts(
    account="Three girls told the head of year that four boys make comments about their bodies in"
    " the music corridor and in a group chat.",
    first_view="problematic",
    first_view_reasons="Repeated, several against one, and the girls asked them to stop.",
    immediate_danger="no",
    immediate_action="Staff stand in the music corridor; the boys leave lessons five minutes late.",
    self_harm_risk="no",
    displaying_child_may_be_abused="unknown",
    reporter_name="Sam Safeguard",
    reporter_role="Designated safeguarding lead",
    happened_from=THURSDAY,
    setting="school",
    place="The music corridor",
    incident_authority="northmere-county",
    technology_assisted="yes",
    technology_uses=("messaging",),
    behaviours=("verbal",),
    frequency="repeated",
    parents_told="yes",
    parents_told_what="All seven families were rung on Friday.",
    consent="given",
    children=GIRLS + BOYS,
)

IVO = ChildFacts(
    role="both",
    given_name="Ivo",
    family_name="Lane",
    age_stated=10,
    sex="M",
    home_authority="stoneford",
    school_name="Hill Road Primary School",
    sexually_harmed="unknown",
)
BEA = replace(IVO, given_name="Bea", family_name="Moss", sex="F")
SEEN_KISSING = replace(
    SIBLINGS,
    account="A neighbour rang: two children of about ten were kissing behind the garages.",
    first_view="normal",
    first_view_reasons="Both seemed happy, and both ran off together laughing.",
    agreed="unknown",
    reporter_is_professional=False,
    reporter_name="Nora Neighbour",
    reporter_role="Neighbour",
    source_code="1B",
    incident_authority="stoneford",
    setting="public",
    behaviours=("touching",),
    frequency="single",
    consent="not_asked",
    consent_reasons="The neighbour does not know the families.",
    children=(IVO, BEA),
)
