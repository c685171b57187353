"""What rooms declare about children counts once, however often an app is made ready."""

import datetime

from hsb_cases.cases import belongings, rechecks
from hsb_cases.cases.models import ChildAddress


def test_a_rule_that_is_registered_twice_is_asked_once(monkeypatch):
    asked = []

    def check(child, at, by):
        asked.append(child)
        return ["Look at this.", "Look at that."]

    monkeypatch.setattr(rechecks, "_checks", [])
    rechecks.register(check)
    rechecks.register(check)
    moment = datetime.datetime(2026, 3, 24, tzinfo=datetime.UTC)
    assert rechecks.run("Mila", at=moment, by=None) == ("Look at this.", "Look at that.")
    assert asked == ["Mila"]


def test_a_rule_for_allocating_that_is_registered_twice_is_asked_once(monkeypatch):
    asked = []

    def check(case, worker):
        asked.append((case, worker))

    monkeypatch.setattr(rechecks, "_allocation_checks", [])
    rechecks.register_allocation(check)
    rechecks.register_allocation(check)
    rechecks.run_allocation("case", "worker")
    assert asked == [("case", "worker")]


def test_two_rules_that_ask_for_the_same_say_it_once(monkeypatch):
    monkeypatch.setattr(rechecks, "_checks", [])
    rechecks.register(lambda child, at, by: ["Look at this."])
    rechecks.register(lambda child, at, by: ["Look at that.", "Look at this."])
    said = rechecks.run("Mila", at=None, by=None)
    assert said == ("Look at this.", "Look at that.")


def test_a_table_that_is_declared_twice_follows_a_child_once(monkeypatch):
    monkeypatch.setattr(belongings, "_of_child", [])
    belongings.follows_child(ChildAddress)
    belongings.follows_child(ChildAddress)
    assert belongings.of_child() == (belongings.Belonging(ChildAddress, "child"),)
