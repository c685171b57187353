"""How long searching before creating takes, and how often it finds: not part of the tests.

    DATABASE_URL=postgres://owner@host/database python -m benchmarks.name_search 100000 200

Fills an empty, migrated database with fictional children, each with a case in one of twenty
teams; one team's front door worker searches, with one thing entered wrongly each time.
"""

import os
import random
import statistics
import sys
import time
import uuid

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hsb_cases.settings.test")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 -- after the settings
from psycopg2.extras import execute_batch  # noqa: E402 -- after the settings

from hsb_cases.agencies.acting import acting  # noqa: E402
from hsb_cases.cases.commands.matching import note_possible_matches  # noqa: E402
from hsb_cases.cases.models import Child  # noqa: E402
from hsb_cases.cases.selectors.matching import MatchQuery, likely_matches  # noqa: E402
from hsb_cases.core import clock  # noqa: E402
from tests.support.children import FAMILY, GIVEN, SLIPS, Named  # noqa: E402
from tests.support.world import NOON, build_world  # noqa: E402

SYLLABLES = [
    "ba",
    "ber",
    "cor",
    "dal",
    "den",
    "fen",
    "gar",
    "hal",
    "ing",
    "ken",
    "lin",
    "mar",
    "ner",
    "os",
    "pen",
    "quil",
    "ros",
    "sut",
    "tor",
    "wel",
]
TEAMS = 20
CHILDREN = """
    INSERT INTO cases_child (id, created_in, given_name, family_name, known_as, other_names,
        identified, description, date_of_birth, date_of_birth_status, sex, gender_identity,
        gender_identity_declined, ethnicity, disabilities, send_support, sen_types,
        first_language, interpreter, interpreter_language, easy_read, communication_needs,
        capacity_notes, nhs_number, nhs_trace_status, upn, former_upn, upn_unknown_reason,
        local_authority_child_id, care_status, legal_status, immigration_status, school_name,
        school_urn, school_year, attendance, school_exclusion, gp_practice, gp_practice_code,
        safety_facts, held_by_id)
    VALUES (%s, %s, %s, %s, '', '{}', true, '', %s, 'stated', 'U', '',
        false, 'NOBT', '{}', 'unknown', '{}',
        '', 'unknown', '', 'unknown', '',
        '', '', '', '', '', '',
        '', 'none', 'none', 'unknown', '',
        '', '', 'unknown', 'unknown', '', '',
        '', %s)"""
CASES = """
    INSERT INTO cases_case (id, created_in, reference, child_id, local_authority_id,
        managing_team_id, status, opened_at, restricted, next_due_label)
    SELECT id, created_in, 'HSB-' || id, id, %s, %s, 'open', now(), false, '' FROM cases_child;
    INSERT INTO cases_caseloadentry (principal, case_id, level, sealed, reference, status,
        local_authority_id, managing_team_id, opened_at, next_due_label, due_order)
    SELECT CASE WHEN id %% %s = 0 THEN %s ELSE 'g0' END, id, 50, false, reference, status,
        local_authority_id, managing_team_id, opened_at, '', DATE '9999-12-31' FROM cases_case;
    SELECT setval(pg_get_serial_sequence('cases_child', 'id'), (SELECT max(id) FROM cases_child));
    SELECT setval(pg_get_serial_sequence('cases_case', 'id'), (SELECT max(id) FROM cases_case));
    ANALYZE;"""


def main(count: int, searches: int) -> None:
    """Fill the database and print one line a way of searching."""
    chance = random.Random(2026)  # noqa: S311 -- names, not secrets
    if Child.objects.exists():
        sys.exit("The database is not empty.")
    world = build_world()
    actor = world["northmere front door"]
    children = [_child(chance) for _ in range(count)]
    _fill(children, world)
    mine = [number for number in range(1, count + 1) if number % TEAMS == 0]
    chance.shuffle(mine)
    print(f"{count:,} children, {len(mine):,} of them seen by the searching team")  # noqa: T201
    for title, dated in (("date of birth and names", True), ("names alone", False)):
        _measure(title, actor, [(n, children[n - 1]) for n in mine[:searches]], chance, dated=dated)
    _measure_notices(actor, children, searches, chance)


def _child(chance: random.Random) -> Named:
    family = chance.choice(FAMILY)
    if chance.random() < 0.85:  # noqa: PLR2004 -- as many rarer names
        family = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
    born = NOON.date().replace(year=chance.randrange(2008, 2024), month=chance.randrange(1, 13))
    return Named(chance.choice(GIVEN), family, "", born.replace(day=chance.randrange(1, 29)))


def _fill(children, world) -> None:
    act = uuid.uuid4()
    team = world.teams["northmere front door"]
    rows = [
        (number, act, child.given, child.family, child.born, team.group_id)
        for number, child in enumerate(children, start=1)
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        execute_batch(cursor, CHILDREN, rows, page_size=500)
        authority = world.authorities["Northmere County"]
        cursor.execute(CASES, [authority.pk, team.pk, TEAMS, f"g{team.group_id}"])
        cursor.execute("SET session_replication_role = DEFAULT")
        # A name index that was filled at once is slow until its pending list is worked in.
        cursor.execute("VACUUM cases_child")


def _measure(title, actor, asked, chance, *, dated: bool) -> None:
    taken, found = [], 0
    with acting(actor), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE hsb_runtime")
        for number, (pk, child) in enumerate(asked):
            typed = SLIPS[number % len(SLIPS)](child, chance)
            sought = MatchQuery(
                typed.given, typed.family, date_of_birth=typed.born if dated else None
            )
            started = time.perf_counter()
            matches = likely_matches(actor, sought)
            taken.append((time.perf_counter() - started) * 1000)
            found += pk in [match.child_id for match in matches]
    print(_line(title, taken), f"recall at 5: {found / len(asked):.3f}")  # noqa: T201


def _measure_notices(actor, children, searches, chance) -> None:
    """A record entered once more, told to the teams of records alike; all of it is taken back."""
    taken = []
    with transaction.atomic(), acting(actor):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE hsb_runtime")
        for number, child in enumerate(chance.sample(children, searches)):
            typed = SLIPS[number % len(SLIPS)](child, chance)
            made = Child.objects.create(
                given_name=typed.given,
                family_name=typed.family,
                date_of_birth=typed.born,
                date_of_birth_status="stated",
                held_by=actor.team.group,
            )
            started = time.perf_counter()
            note_possible_matches(made, at=clock.now(), by=actor)
            taken.append((time.perf_counter() - started) * 1000)
        transaction.set_rollback(True)
    print(_line("telling the teams", taken))  # noqa: T201


def _line(title: str, taken: list[float]) -> str:
    high = statistics.quantiles(taken, n=20)[-1]
    return f"{title:25} median {statistics.median(taken):6.1f} ms, 95 % below {high:6.1f} ms;"


if __name__ == "__main__":
    main(int((sys.argv[1:2] or ["100000"])[0]), int((sys.argv[2:3] or ["200"])[0]))
