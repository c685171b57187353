"""R14 and R15 as tables: when a conference is held for a child, and what follows where none is."""

import pytest

from assessments.rules.conferences import conference_is_about_this_child, service_plan_is_made


@pytest.mark.rule("R14")
@pytest.mark.parametrize("finding", ["yes", "no", ""])
@pytest.mark.parametrize("role", ["harmed", "displaying", "both", "self_directed", "affected"])
def test_a_child_who_displayed_it_has_a_conference_only_on_a_finding_about_that_child(
    role, finding
):
    said = conference_is_about_this_child(role=role, significant_harm=finding)
    displayed = role in {"displaying", "both"}
    assert said.kind == ("refuse" if displayed and finding != "yes" else "ok")
    if said.kind == "refuse":
        assert said.rule == "R14"
        assert "multi-agency meeting" in said.sentence


@pytest.mark.rule("R15")
@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("needs", [True, False])
@pytest.mark.parametrize("started", [True, False])
def test_needs_without_a_conference_lead_to_a_service_plan(held, needs, started):
    said = service_plan_is_made(conference_held=held, needs_found=needs, plan_started=started)
    assert said.kind == ("prompt" if needs and not held and not started else "ok")
    if said.kind == "prompt":
        for word in ("child", "carers", "professionals", "care", "education", "review"):
            assert word in said.sentence
