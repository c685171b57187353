"""What the database refuses in a child's record."""

from django.db.models import BaseConstraint, CheckConstraint, F, Q

from hsb_cases.cases.models import codes
from hsb_cases.cases.models.fields import all_of, only_of

WITH_NUMBER = [codes.NhsTraceStatus.VERIFIED.value, codes.NhsTraceStatus.NOT_TRACED.value]
"""The trace statuses that say that the NHS number is there."""

_WHO = [
    CheckConstraint(
        name="child_born_or_expected",
        condition=~Q(date_of_birth__isnull=False, expected_on__isnull=False),
    ),
    CheckConstraint(
        name="child_date_of_birth_has_a_status",
        condition=Q(date_of_birth__isnull=True, date_of_birth_status="")
        | (Q(date_of_birth__isnull=False) & ~Q(date_of_birth_status="")),
    ),
    CheckConstraint(
        name="child_has_a_name_or_a_description",
        condition=Q(identified=True) & ~Q(given_name="", family_name="", known_as="")
        | Q(identified=False) & ~Q(description=""),
    ),
    CheckConstraint(
        name="child_gender_declined_or_told",
        condition=Q(gender_identity_declined=False) | Q(gender_identity=""),
    ),
    CheckConstraint(
        name="child_is_not_merged_into_itself",
        condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
    ),
]

_NUMBERS = [
    CheckConstraint(
        name="child_nhs_number_is_ten_digits",
        condition=Q(nhs_number="") | Q(nhs_number__regex=r"^[0-9]{10}$"),
    ),
    CheckConstraint(
        name="child_trace_status_fits_the_nhs_number",
        condition=~Q(nhs_trace_status__in=WITH_NUMBER, nhs_number="")
        & (~Q(nhs_trace_status=codes.NhsTraceStatus.NOT_NEEDED.value) | Q(nhs_number="")),
    ),
    CheckConstraint(
        name="child_upn_has_its_shape",
        condition=Q(upn="") | Q(upn__regex=r"^[A-Z][0-9]{11}[0-9A-Z]$"),
    ),
    CheckConstraint(
        name="child_former_upn_has_its_shape",
        condition=Q(former_upn="") | Q(former_upn__regex=r"^[A-Z][0-9]{11}[0-9A-Z]$"),
    ),
    CheckConstraint(
        name="child_upn_or_why_it_is_not_known",
        condition=Q(upn="") | Q(upn_unknown_reason=""),
    ),
    CheckConstraint(
        name="child_local_id_is_alphanumeric",
        condition=Q(local_authority_child_id="")
        | Q(local_authority_child_id__regex=r"^[0-9A-Za-z]{1,20}$"),
    ),
    CheckConstraint(
        name="child_school_urn_is_six_digits",
        condition=Q(school_urn="") | Q(school_urn__regex=r"^[0-9]{6}$"),
    ),
    CheckConstraint(
        name="child_gp_practice_code_has_its_shape",
        condition=Q(gp_practice_code="") | Q(gp_practice_code__regex=r"^[A-Z][0-9A-Z]{5}$"),
    ),
]

_STANDING = [
    CheckConstraint(
        name="child_no_disability_stands_alone",
        condition=~Q(disabilities__contains=["NONE"]) | Q(disabilities=["NONE"]),
    ),
    CheckConstraint(
        name="child_kinds_of_need_are_of_a_need",
        condition=Q(sen_types=[]) | ~Q(send_support=codes.SendSupport.NONE.value),
    ),
    CheckConstraint(
        name="child_legal_status_is_of_a_looked_after_child",
        condition=Q(legal_status=codes.LegalStatus.NONE.value)
        | Q(care_status=codes.CareStatus.LOOKED_AFTER.value),
    ),
]

_CODES = [
    all_of("disabilities", codes.Disability, "child_disabilities_known"),
    all_of("sen_types", codes.SenType, "child_sen_types_known"),
    only_of("sex", codes.Sex, "child_sex_known"),
    only_of("ethnicity", codes.Ethnicity, "child_ethnicity_known"),
    only_of("date_of_birth_status", codes.DateOfBirthStatus, "child_birth_status_known"),
    only_of("send_support", codes.SendSupport, "child_send_support_known"),
    only_of("interpreter", codes.Interpreter, "child_interpreter_known"),
    only_of("easy_read", codes.YesNoUnknown, "child_easy_read_known"),
    only_of("nhs_trace_status", codes.NhsTraceStatus, "child_trace_status_known"),
    only_of("upn_unknown_reason", codes.UpnUnknownReason, "child_upn_reason_known"),
    only_of("care_status", codes.CareStatus, "child_care_status_known"),
    only_of("legal_status", codes.LegalStatus, "child_legal_status_known"),
    only_of("immigration_status", codes.ImmigrationStatus, "child_immigration_known"),
    only_of("school_year", codes.SchoolYear, "child_school_year_known"),
    only_of("attendance", codes.Attendance, "child_attendance_known"),
    only_of("school_exclusion", codes.SchoolExclusion, "child_exclusion_known"),
]

CHILD_CONSTRAINTS: list[BaseConstraint] = [*_WHO, *_NUMBERS, *_STANDING, *_CODES]
