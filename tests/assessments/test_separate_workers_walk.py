"""The database against the rule in plain words: many changes at random, each allowed or refused."""

import random
from dataclasses import dataclass, field, replace

import pytest
from django.db import IntegrityError, connection, transaction

from assessments.models import Section47Enquiry
from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models import Case, Incident, Participation
from hsb_cases.core.references import new_reference
from tests.assessments.arrange import MANAGER, ONE, TWO, pairs_that_share_a_worker
from tests.support.caseload import many_cases
from tests.support.roles import as_owner
from tests.support.world import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.rule("R12")]
CHILDREN, INCIDENTS, STEPS = 6, 4, 400
ROLES = ("harmed", "displaying", "both", "affected", "self_directed")
HARMED, DISPLAYED = {"harmed", "both"}, {"displaying", "both"}


@dataclass
class Plain:
    """Who works with whom, as a person would note it on paper."""

    roles: dict[tuple[int, int], str] = field(default_factory=dict)
    """The part of a child (by number) in an incident (by number)."""
    case_worker: dict[int, int | None] = field(default_factory=dict)
    enquiry_worker: dict[int, int | None] = field(default_factory=dict)
    is_open: dict[int, bool] = field(default_factory=dict)

    def workers(self, child: int) -> set[int]:
        found = {self.case_worker[child]}
        if self.is_open[child]:
            found.add(self.enquiry_worker[child])
        return found - {None}

    def is_broken(self) -> bool:
        """Whether one person works with two children of an incident at a section 47 enquiry."""
        return any(
            incident == there
            and one != other
            and role in HARMED
            and their in DISPLAYED
            and (self.is_open[one] or self.is_open[other])
            and self.workers(one) & self.workers(other)
            for (one, incident), role in self.roles.items()
            for (other, there), their in self.roles.items()
        )


def changed(plain: Plain, **changes) -> Plain:
    """The same notes with one line changed."""
    copied = {name: dict(getattr(plain, name)) for name in vars(plain)}
    for name, (key, value) in changes.items():
        copied[name][key] = value
    return replace(plain, **copied)


@dataclass
class Tables:
    """The same children in the database: their cases, parts and enquiries by number."""

    cases: list[int]
    parts: dict[tuple[int, int], int]
    enquiries: list[int]
    people: list[int]

    def step(self, chance: random.Random, plain: Plain) -> tuple[Plain, str, list]:
        """One change: the notes after it, and the statement that makes it."""
        child = chance.randrange(CHILDREN)
        kind = chance.choice(("case", "case", "enquiry", "enquiry", "status", "role"))
        if kind == "role":
            where = chance.choice(list(self.parts))
            role = chance.choice(ROLES)
            return (
                changed(plain, roles=(where, role)),
                "UPDATE cases_participation SET role = %s WHERE id = %s",
                [role, self.parts[where]],
            )
        if kind == "status":
            opens = not plain.is_open[child]
            return (
                changed(plain, is_open=(child, opens)),
                "UPDATE assessments_section47enquiry SET status = %s,"
                " cancelled_reason = 'Test' WHERE id = %s",
                ["open" if opens else "cancelled", self.enquiries[child]],
            )
        person = chance.choice([None, *self.people])
        if kind == "case":
            return (
                changed(plain, case_worker=(child, person)),
                "UPDATE cases_case SET worker_id = %s WHERE id = %s",
                [person, self.cases[child]],
            )
        return (
            changed(plain, enquiry_worker=(child, person)),
            "UPDATE assessments_section47enquiry SET worker_id = %s,"
            " allocated_at = CASE WHEN %s::bigint IS NULL THEN NULL ELSE now() END WHERE id = %s",
            [person, person, self.enquiries[child]],
        )


def goes(statement: str, facts: list) -> bool:
    """Whether the database takes a statement; if not, it is taken back."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, facts)
    except IntegrityError as refused:
        named = refused.__cause__.diag.constraint_name
        assert named == "separate_workers_at_section_47"
        return False
    return True


def set_up(world) -> tuple[Plain, Tables]:
    """Every child has a part in every incident, nobody works with anybody, all enquiries open."""
    made = many_cases(world, CHILDREN, worker=world[MANAGER], team="northmere casework")
    Case.objects.update(worker=None)
    incidents = [
        Incident.objects.create(
            reference=new_reference("INC"), account="Account", held_by=world[MANAGER].team.group
        )
        for _ in range(INCIDENTS)
    ]
    parts, roles, enquiries = {}, {}, []
    for child, case in enumerate(made):
        for number, incident in enumerate(incidents):
            part = Participation.objects.create(
                incident=incident, child=case.child, case=case, role="affected"
            )
            parts[child, number], roles[child, number] = part.pk, "affected"
        enquiry = Section47Enquiry.objects.create(
            reference=new_reference("ENQ"),
            case=case,
            incident=incidents[0],
            kind="single",
            started_on=DAY,
        )
        enquiries.append(enquiry.pk)
    people = [world[name].membership.pk for name in (ONE, TWO, MANAGER)]
    nobody = dict.fromkeys(range(CHILDREN))
    plain = Plain(roles, dict(nobody), dict(nobody), dict.fromkeys(range(CHILDREN), True))
    return plain, Tables([case.pk for case in made], parts, enquiries, people)


def test_the_database_refuses_exactly_what_the_rule_does(world):
    chance = random.Random(47)  # noqa: S311 -- steps of a test, not secrets
    counted = {True: 0, False: 0}
    with as_owner(), acting(world[MANAGER], summary="Test set-up"):
        plain, tables = set_up(world)
        for _ in range(STEPS):
            after, statement, facts = tables.step(chance, plain)
            went = goes(statement, facts)
            assert went != after.is_broken(), (statement, facts, after)
            counted[went] += 1
            plain = after if went else plain
    assert pairs_that_share_a_worker() == 0
    assert min(counted.values()) > STEPS / 20, counted
