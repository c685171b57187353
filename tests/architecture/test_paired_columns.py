"""Who and when belong together: a column that says one has the other beside it."""

import pytest
from django.apps import apps
from django.db import models

from hsb_cases.core.database.row_security import history_model
from tests.architecture.sources import rooms

WITHOUT_A_MOMENT = {
    "Child.held_by": "the team that holds the record, not an act",
    "Incident.held_by": "the team that holds the record, not an act",
    "Concern.held_by": "the team that holds the record, not an act",
    "HandOff.acknowledged_by": "somebody at the other authority: a name, with acknowledged_at",
    "Referral.referred_by": "the agency; received_at is the moment",
    "Intervention.ends_by": "the day until which the work is agreed",
    "Invitation.invited_by": "made_at is the moment",
}
"""Columns that end in ``_by`` and have no moment of their own, and why."""

WITHOUT_A_PERSON = {
    "Draft.started_at": "a draft has one writer: user",
    "Draft.saved_at": "a draft has one writer: user",
    "CaseloadEntry.opened_at": "copied from the case",
    "CaseloadEntry.expires_at": "copied from the share",
    "AccessEntry.at": "user and actor_name stand beside it",
}
"""Moments in tables without history, and where the person stands instead."""


def fields():
    for config in apps.get_app_configs():
        if config.name not in rooms():
            continue
        for model in config.get_models():
            if not hasattr(model, "instance_type"):
                for field in model._meta.concrete_fields:
                    yield model, field


def names(model):
    return {field.name for field in model._meta.concrete_fields}


def lonely_persons():
    return {
        f"{model.__name__}.{field.name}"
        for model, field in fields()
        if field.name.endswith("_by") and f"{field.name[:-3]}_at" not in names(model)
    }


def lonely_moments():
    """Moments without a person beside them, in tables whose history does not name one either."""
    return {
        f"{model.__name__}.{field.name}"
        for model, field in fields()
        if isinstance(field, models.DateTimeField)
        and f"{field.name.removesuffix('_at')}_by" not in names(model)
        and history_model(model) is None
    }


@pytest.mark.parametrize(
    ("found", "excused"),
    [(lonely_persons, WITHOUT_A_MOMENT), (lonely_moments, WITHOUT_A_PERSON)],
    ids=["who without when", "when without who"],
)
def test_who_and_when_stand_together(found, excused):
    assert found() - set(excused) == set()


def test_every_excuse_is_still_needed():
    by = {f"{model.__name__}.{field.name}" for model, field in fields()}
    assert set(WITHOUT_A_MOMENT) | set(WITHOUT_A_PERSON) <= by


def test_a_moment_and_its_person_are_empty_together():
    unlike = {
        f"{model.__name__}.{field.name}"
        for model, field in fields()
        if field.name.endswith("_by")
        and f"{field.name[:-3]}_at" in names(model)
        and model._meta.get_field(f"{field.name[:-3]}_at").null != field.null
        and isinstance(field, models.ForeignKey)
    }
    # A referral that leaves the service has a moment of receipt and no team here.
    assert unlike == {"Referral.received_by"}
