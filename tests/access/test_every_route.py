"""Every route × method × person × record, generated from the URL configuration.

Each record is filled with a canary word, so that a page which shows more than it should is found
whatever its status is. The expected answers are in tests/access/table.py.
"""

from dataclasses import dataclass, field

import pytest

from hsb_cases.agencies.roles import Ability
from tests.access.asking import (
    address,
    ask,
    capable,
    has_membership,
    may_open,
    may_send,
    missing,
    recorded,
    role_can,
    targets,
    told,
    who_changed_last,
)
from tests.access.canaries import EVERY
from tests.access.routes import routes
from tests.access.setting import NOBODY, Setting
from tests.access.table import TABLE, Open

pytestmark = pytest.mark.django_db

ROUTES = {route.name: route for route in routes()}
EACH = pytest.mark.parametrize("name", sorted(set(ROUTES) & set(TABLE)))
SENT_TO_SIGN_IN = 302
ENDED = 403
NOT_TAKEN = {403, 404, 405}
PACKAGES = ("account_", "mfa_", "usersessions_")
A_FEW = (NOBODY, "northmere front door", "police")
"""Nobody, somebody who sees much and somebody who sees little: all three are always asked."""
CLOSE = {
    "northmere worker one",
    "northmere worker two",
    "northmere front door",
    "northmere auditor",
    "other team manager",
    "front door excluded",
    "front door former",
    "school",
    "teacher",
    "police",
    "administrator",
}
"""The people who stand closest to a record without being meant to see it."""


def test_every_route_has_a_row_in_the_access_table():
    assert sorted(set(ROUTES) - set(TABLE)) == [], "routes without a row in tests/access/table.py"


def test_every_row_has_a_route():
    assert sorted(set(TABLE) - set(ROUTES)) == []


def canaries_in(response):
    return {canary for canary in EVERY if canary.encode() in response.content}


def expected(setting, row, person, target, *, method):
    """The answers that the table allows, as a set of status codes."""
    everybody = row.to == Open.EVERYBODY
    if not everybody and person == NOBODY:
        return {SENT_TO_SIGN_IN}
    if not everybody and not has_membership(setting, person):
        return {ENDED}
    if method not in row.methods and not everybody:
        return NOT_TAKEN
    if everybody or may_open(setting, row, person, target):
        return row.sent if method == "POST" else row.answers
    # Roles that only read are refused whatever they send, before anything is looked up.
    reads_only = method == "POST" and role_can(setting, person, Ability.AUDIT)
    shut = row.shut if capable(setting, row, person) else row.incapable
    return {shut, 403} if reads_only else {shut}


FEW = {"northmere worker one", "northmere auditor", "police", "administrator", "front door former"}
NEAR = {
    "owen": {"northmere worker one", "front door excluded", "other team manager", "teacher"},
    "foreign": {"northmere front door manager", "northmere auditor"},
}
"""Who stands just outside a second and a third record of the same kind."""


def askers(setting, row, target, method):
    """Every role and relation for the first record; for others who stands close to it.

    A method that the route does not take is asked by fewer.
    """
    if row.to != Open.MEMBERS or method not in row.methods:
        asked = FEW
    elif target.name in NEAR:
        asked = FEW | NEAR[target.name] | set(target.levels)
    else:
        asked = CLOSE | one_of_each_role(setting) | set(target.levels)
    return [NOBODY, *sorted(asked - {NOBODY})]


def one_of_each_role(setting):
    return set({setting.world[name].membership.role: name for name in setting.people}.values())


@dataclass
class Round:
    """One route asked by everybody for every record, and what was wrong with the answers."""

    setting: Setting
    browsers: object
    name: str
    wrong: list[str] = field(default_factory=list)
    gone: dict[tuple[str, str], object] = field(default_factory=dict)

    def __post_init__(self):
        self.row, self.route = TABLE[self.name], ROUTES[self.name]
        self.targets = targets(self.setting, self.row, self.route)

    def each(self, method):
        for target in self.targets:
            for person in askers(self.setting, self.row, target, method):
                yield target, person

    def ask(self, method, target, person):
        """Ask; the answer's status and words must be those that the person may get."""
        path = address(self.row, target.words)
        response = ask(self.browsers[person], method, path)
        where = f"{person}: {method} {path} ({target.name}) gave {response.status_code}"
        allowed = expected(self.setting, self.row, person, target, method=method)
        if response.status_code not in allowed:
            self.wrong.append(f"{where}, not {sorted(allowed)}")
        if shown := canaries_in(response) - self.setting.may_read_of(person):
            self.wrong.append(f"{where} and shows {sorted(shown)}")
        close = person in CLOSE | {NOBODY}
        if self.row.record and close and not may_open(self.setting, self.row, person, target):
            self.compare(method, target, person, response)
        return response

    def compare(self, method, target, person, foreign):
        """A record that is not for the person is answered like one that does not exist."""
        if (method, person) not in self.gone:
            nothing = missing(target)
            response = ask(self.browsers[person], method, address(self.row, nothing))
            self.gone[method, person] = told(response, *nothing.values())
        there, gone = told(foreign, *target.words.values()), self.gone[method, person]
        if differ := [key for key in vars(there) if vars(there)[key] != vars(gone)[key]]:
            self.wrong.append(
                f"{person}: {method} {self.name} tells {target.name} from a missing one: {differ}"
            )

    def head_tells_no_more(self, target, person, status):
        """A HEAD request is answered as the page is, without words. None: ask for that too."""
        browser, path = self.browsers[person], address(self.row, target.words)
        status = status or ask(browser, "GET", path).status_code
        head = ask(browser, "HEAD", path)
        if head.status_code not in {status, 405} or head.content:
            self.wrong.append(f"{person}: HEAD {path} gave {head.status_code}, not {status}")

    def verdict(self):
        assert not self.wrong, "\n".join(self.wrong)


@EACH
def test_each_person_reads_what_the_table_says_and_learns_no_more(setting, browsers, name):
    asked = Round(setting, browsers, name)
    first, statuses = asked.targets[0], {}
    for target, person in asked.each("GET"):
        status = asked.ask("GET", target, person).status_code
        if target is first:
            statuses[person] = status
    for person in A_FEW:
        asked.head_tells_no_more(first, person, statuses.get(person))
    asked.verdict()


@EACH
def test_a_form_changes_nothing_for_who_may_not_send_it(setting, browsers, name):
    asked = Round(setting, browsers, name)
    before = recorded()
    for target, person in asked.each("POST"):
        if not may_send(setting, asked.row, person, target):
            asked.ask("POST", target, person)
    if recorded() != before:
        asked.wrong.append(f"POST {name} changed something: {who_changed_last()}")
    for target, person in asked.each("POST"):
        if may_send(setting, asked.row, person, target):
            asked.ask("POST", target, person)
    asked.verdict()


@EACH
def test_other_methods_change_nothing_and_show_nothing(setting, browsers, name):
    row, route = TABLE[name], ROUTES[name]
    target = targets(setting, row, route)[0]
    before = recorded()
    for person in A_FEW:
        for method in ("PUT", "DELETE", "PATCH"):
            response = ask(browsers[person], method, address(row, target.words))
            # Pages of packages take another method for reading, which shows nothing new.
            taken = row.answers if name.startswith(PACKAGES) else set()
            assert response.status_code in NOT_TAKEN | {SENT_TO_SIGN_IN} | taken, (person, method)
            assert not canaries_in(response) - setting.may_read_of(person)
    assert recorded() == before, who_changed_last()
