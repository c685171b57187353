"""A child's care and legal status, school, health and numbers."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.cases.models import Child, codes
from hsb_cases.cases.rules.child_details import Care, Health, School
from hsb_cases.core.forms import Group, Look
from hsb_cases.workspace.forms.child_part import REASON, ChildPartForm, radios, select, text, ticks
from hsb_cases.workspace.forms.sharing import offer

AUTHORITIES = ("home_authority", "placing_authority")


class CareForm(ChildPartForm):
    """Where the child lives, and how the child stands with social care and in law."""

    records = Care
    title = "The child’s care and legal status"
    hidden_means: ClassVar[Mapping[str, tuple[str, Any]]] = {
        "placing_authority": ("care_status=looked_after", None),
        "legal_status": ("care_status=looked_after", codes.LegalStatus.NONE.value),
    }

    home_authority = forms.ChoiceField(
        label="Local authority where the child lives", required=False
    )
    care_status = radios("Standing with children’s social care", codes.CareStatus)
    placing_authority = forms.ChoiceField(
        label="Local authority that placed the child", required=False
    )
    legal_status = select("Legal status", codes.LegalStatus)
    immigration_status = radios("Immigration status", codes.ImmigrationStatus)

    layout: ClassVar[list[str | Group]] = ["home_authority", "care_status", "immigration_status"]
    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "care_status": {codes.CareStatus.LOOKED_AFTER: ["legal_status", "placing_authority"]}
    }
    looks: ClassVar[dict[str, Look]] = REASON | {
        "legal_status": Look(
            why="The letters and digits are the codes of the national return on looked-after"
            " children. The status decides who holds parental responsibility and who must agree"
            " to a plan."
        ),
        "immigration_status": Look(
            why="It decides which help and which advice the child is owed. It is not a reason to"
            " tell immigration authorities anything."
        ),
    }

    def __init__(
        self, data: Mapping[str, Any] | None, *, child: Child, authorities: Sequence[LocalAuthority]
    ) -> None:
        super().__init__(data, child=child)
        self._authorities = {str(one.pk): one for one in authorities}
        named = [("", "Not known"), *((str(one.pk), one.name) for one in authorities)]
        for name in AUTHORITIES:
            offer(self, name, named)

    @classmethod
    def recorded(cls, child: Child) -> dict[str, Any]:
        """The local authorities by number."""
        found = super().recorded(child)
        return found | {name: str(getattr(child, f"{name}_id") or "") for name in AUTHORITIES}

    def facts(self) -> dict[str, Any]:
        """The local authorities themselves."""
        found = super().facts()
        return found | {name: self._authorities.get(found[name] or "") for name in AUTHORITIES}


class SchoolForm(ChildPartForm):
    """The child's school, how the child attends, and what support there is."""

    records = School
    title = "The child’s school"

    school_name = text("School, college or nursery", 150)
    school_urn = text(
        "The school’s unique reference number",
        10,
        "6 digits, from the national register of schools.",
    )
    school_year = select("School year", codes.SchoolYear, "Not known")
    attendance = radios("Attendance", codes.Attendance)
    school_exclusion = radios("Suspension or exclusion", codes.SchoolExclusion)
    send_support = radios("Special educational needs", codes.SendSupport)
    sen_types = ticks("What kinds of need?", codes.SenType, "Choose all that apply.")
    upn = text("Unique pupil number", 20, "A letter and 12 characters.")
    upn_unknown_reason = select(
        "Why the unique pupil number is not known",
        codes.UpnUnknownReason,
        "Known, or not asked yet",
    )
    former_upn = text("Former unique pupil number", 20)

    layout: ClassVar[list[str | Group]] = [
        Group("School", ["school_name", "school_urn", "school_year"]),
        Group("Attendance and exclusion", ["attendance", "school_exclusion"]),
        Group("Special educational needs", ["send_support", "sen_types"]),
        Group("Pupil number", ["upn", "upn_unknown_reason", "former_upn"]),
    ]
    looks: ClassVar[dict[str, Look]] = REASON | {
        "school_name": Look(width="two-thirds", optional=True),
        "school_urn": Look(width=10, optional=True),
        "attendance": Look(small=True),
        "school_exclusion": Look(small=True),
        "send_support": Look(small=True),
        "sen_types": Look(small=True, optional=True),
        "upn": Look(width=20, optional=True),
        "former_upn": Look(width=20, optional=True),
    }


class HealthForm(ChildPartForm):
    """The child's numbers with the NHS and the local authority, and the GP."""

    records = Health
    title = "The child’s health and numbers"

    nhs_number = text("NHS number", 20, "10 digits, for example 999 000 0018.")
    nhs_trace_status = select("Has the NHS number been traced?", codes.NhsTraceStatus, "Not known")
    gp_practice = text("GP practice", 150)
    gp_practice_code = text("The practice’s code", 10, "A letter and 5 digits, if you have it.")
    local_authority_child_id = text("The local authority’s number for the child", 20)

    layout: ClassVar[list[str | Group]] = [
        Group("NHS number", ["nhs_number", "nhs_trace_status"]),
        Group("GP", ["gp_practice", "gp_practice_code"]),
        "local_authority_child_id",
    ]
    looks: ClassVar[dict[str, Look]] = REASON | {
        "nhs_number": Look(width=20, optional=True),
        "gp_practice": Look(width="two-thirds", optional=True),
        "gp_practice_code": Look(width=10, optional=True),
        "local_authority_child_id": Look(width=20, optional=True),
    }
