"""Children: who they are, where they live, what they need to take part."""

from django.contrib.auth.models import Group
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q

from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import codes
from hsb_cases.cases.models.child_constraints import CHILD_CONSTRAINTS
from hsb_cases.cases.models.fields import ProtectedRecord, choice_array


class Child(ProtectedRecord):
    """One child. What the child did or suffered stands in participations, never here."""

    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    other_names = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    identified = models.BooleanField(default=True)
    """Off for a child of whom only a description is known so far."""
    description = models.TextField(blank=True)
    """How a child not yet identified was described."""
    date_of_birth = models.DateField(null=True)
    date_of_birth_status = models.CharField(
        max_length=10, choices=codes.DateOfBirthStatus, blank=True
    )
    expected_on = models.DateField(null=True)
    """The expected date of birth of a child not yet born."""
    sex = models.CharField(max_length=1, choices=codes.Sex, default=codes.Sex.UNKNOWN)
    gender_identity = models.CharField(max_length=100, blank=True)
    """In the child's own words."""
    gender_identity_declined = models.BooleanField(default=False)
    """The child was asked and prefers not to say."""
    ethnicity = models.CharField(
        max_length=4, choices=codes.Ethnicity, default=codes.Ethnicity.NOBT
    )
    disabilities = choice_array(codes.Disability)
    first_language = models.CharField(max_length=60, blank=True)
    interpreter = models.CharField(
        max_length=10, choices=codes.Interpreter, default=codes.Interpreter.UNKNOWN
    )
    interpreter_language = models.CharField(max_length=60, blank=True)
    easy_read = models.CharField(
        max_length=10, choices=codes.YesNoUnknown, default=codes.YesNoUnknown.UNKNOWN
    )
    """Whether what is sent to the child is to be in easy words and pictures."""
    communication_needs = models.TextField(blank=True)
    capacity_notes = models.TextField(blank=True)
    """What the child can decide or follow, and what was found out about it."""
    nhs_number = models.CharField(max_length=10, blank=True)
    nhs_trace_status = models.CharField(max_length=2, choices=codes.NhsTraceStatus, blank=True)
    upn = models.CharField(max_length=13, blank=True)
    former_upn = models.CharField(max_length=13, blank=True)
    upn_unknown_reason = models.CharField(max_length=3, choices=codes.UpnUnknownReason, blank=True)
    local_authority_child_id = models.CharField(max_length=20, blank=True)
    home_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """Where the child lives; None: not known yet."""
    care_status = models.CharField(
        max_length=15, choices=codes.CareStatus, default=codes.CareStatus.NONE
    )
    placing_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """The local authority that placed the child elsewhere."""
    legal_status = models.CharField(
        max_length=4, choices=codes.LegalStatus, default=codes.LegalStatus.NONE
    )
    """Of a looked-after child."""
    immigration_status = models.CharField(
        max_length=10, choices=codes.ImmigrationStatus, default=codes.ImmigrationStatus.UNKNOWN
    )
    school_name = models.CharField(max_length=150, blank=True)
    school_urn = models.CharField(max_length=6, blank=True)
    """The school's unique reference number in the national register of schools."""
    school_year = models.CharField(max_length=2, choices=codes.SchoolYear, blank=True)
    attendance = models.CharField(
        max_length=15, choices=codes.Attendance, default=codes.Attendance.UNKNOWN
    )
    school_exclusion = models.CharField(
        max_length=10, choices=codes.SchoolExclusion, default=codes.SchoolExclusion.UNKNOWN
    )
    send_support = models.CharField(
        max_length=10, choices=codes.SendSupport, default=codes.SendSupport.UNKNOWN
    )
    sen_types = choice_array(codes.SenType)
    gp_practice = models.CharField(max_length=150, blank=True)
    gp_practice_code = models.CharField(max_length=6, blank=True)
    """The practice's code in the NHS register of organisations, e.g. ``C84023``."""
    safety_facts = models.TextField(blank=True)
    """What those who work with a linked child must know to keep children safe; no more."""
    held_by = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    """The team whose log the record is in until a case is opened."""
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    """The record that stands for this child since the two were found to be one."""

    history = RecordedHistory()

    class Meta:
        verbose_name_plural = "children"
        constraints = CHILD_CONSTRAINTS
        indexes = [
            models.Index(fields=["date_of_birth"]),
            models.Index(fields=["nhs_number"], condition=~Q(nhs_number=""), name="child_nhs"),
            models.Index(fields=["upn"], condition=~Q(upn=""), name="child_upn"),
            GinIndex(
                OpClass(
                    Func(
                        F("given_name"),
                        F("family_name"),
                        F("known_as"),
                        function="hsb_names",
                        output_field=models.TextField(),
                    ),
                    name="gin_trgm_ops",
                ),
                name="child_names",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The child's name, or how a child not yet identified was described."""
        name = f"{self.given_name} {self.family_name}".strip() or self.known_as
        return name if self.identified else f"Child not yet identified: {self.description}"

    @property
    def initials(self) -> str:
        """Initials for lists and for people who may not see the name."""
        letters = [name[0].upper() for name in (self.given_name, self.family_name) if name]
        return "".join(f"{letter}." for letter in letters) if self.identified else "Not identified"


class ChildAddress(ProtectedRecord):
    """Where a child lives or lived."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="addresses")
    lines = models.TextField()
    postcode = models.CharField(max_length=8, blank=True)
    uprn = models.CharField(max_length=12, blank=True)
    protected = models.BooleanField(default=False)
    """Shown only to those who manage the child's case in the authority that holds the address, and
    to whoever was given the sealed parts of that case."""
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """The authority that holds the address: on whose case it was recorded, or last protected, or
    where the child lived when it was reported. None: where the child lives now."""
    from_date = models.DateField(null=True)
    to_date = models.DateField(null=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["child", "-from_date"]
        constraints = [
            models.CheckConstraint(
                name="address_ends_after_it_starts",
                condition=Q(to_date__isnull=True)
                | Q(from_date__isnull=True)
                | Q(to_date__gte=F("from_date")),
            ),
            models.CheckConstraint(
                name="address_uprn_is_digits",
                condition=Q(uprn="") | Q(uprn__regex=r"^[0-9]{1,12}$"),
            ),
        ]

    def __str__(self) -> str:
        return "Protected address" if self.protected else self.lines


class ChildMerge(ProtectedRecord):
    """Two records found to be one child: who said so, why, and whether it was undone."""

    kept = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    merged_at = models.DateTimeField()
    moved = models.JSONField(default=dict)
    """Which records were moved, by table, so that the merge can be undone."""
    undone_at = models.DateTimeField(null=True)
    undone_reason = models.TextField(blank=True)

    history = RecordedHistory()

    class Meta:
        constraints = [
            models.CheckConstraint(name="merge_is_of_two_records", condition=~Q(kept=F("merged"))),
            models.UniqueConstraint(
                fields=["merged"],
                condition=Q(undone_at__isnull=True),
                name="child_is_merged_into_one_record_at_a_time",
            ),
            models.CheckConstraint(
                name="undone_merge_says_why",
                condition=Q(undone_at__isnull=True) | ~Q(undone_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Merge of {self.merged_id} into {self.kept_id}"
