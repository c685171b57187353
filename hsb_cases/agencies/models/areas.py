"""Local authorities and the procedures in force there, with their source and date."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from hsb_cases.audit.history import RecordedHistory


class Continuum(models.TextChoices):
    """The five categories of the continuum (procedures 000, 001, 002; domain.md §2.1)."""

    NORMAL = "normal", "Developmentally typical"
    INAPPROPRIATE = "inappropriate", "Inappropriate"
    PROBLEMATIC = "problematic", "Problematic"
    ABUSIVE = "abusive", "Abusive"
    VIOLENT = "violent", "Violent"


class LocalAuthority(models.Model):
    """A local authority in England."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=100, unique=True)
    uses_product = models.BooleanField(default=False)
    """Whether referrals arrive here. Elsewhere they leave as a PDF with an acknowledgement."""

    history = RecordedHistory()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ProcedureProfile(models.Model):
    """What a local authority's procedure says, for as long as that edition is in force."""

    class PanelKind(models.TextChoices):
        """The kind of advisory panel (R28)."""

        NONE = "none", "No panel"
        ASHA = "asha", "ASHA panel"
        HSB = "hsb", "HSB panel"
        OTHER = "other", "Another multi-agency panel"

    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, related_name="profiles"
    )
    in_force = DateRangeField()
    """From the first day (included) to the day the next edition starts (not included).

    Without a first day: in force before records began here, since the procedure gives no date.
    """
    procedure_title = models.CharField(max_length=200)
    procedure_edition = models.CharField(max_length=100)
    front_door_name = models.CharField(max_length=120)
    front_door_phone = models.CharField(max_length=60, blank=True)
    out_of_hours_name = models.CharField(max_length=120, blank=True)
    out_of_hours_phone = models.CharField(max_length=60, blank=True)
    police_contact = models.CharField(max_length=120, blank=True)
    contact_source = models.CharField(max_length=200)
    contact_checked_on = models.DateField(null=True)
    """When the contact was last checked; None: as printed in the procedure, not checked."""
    panel_kind = models.CharField(max_length=10, choices=PanelKind, default=PanelKind.NONE)
    panel_name = models.CharField(max_length=120, blank=True)
    panel_lead = models.CharField(max_length=120, blank=True)
    panel_source = models.CharField(max_length=200, blank=True)
    hsb_service_name = models.CharField(max_length=120, blank=True)
    hsb_service_phone = models.CharField(max_length=60, blank=True)
    hsb_service_email = models.EmailField(blank=True)
    hsb_service_from_age = models.PositiveSmallIntegerField(null=True)
    hsb_service_to_age = models.PositiveSmallIntegerField(null=True)
    hsb_service_terms = models.TextField(blank=True)
    """Whom the service takes beyond their age, in our own words."""
    hsb_service_source = models.CharField(max_length=200, blank=True)
    hsb_service_at_strategy = models.BooleanField(default=False)
    """Whether the HSB or the youth justice service is asked to a strategy discussion (R6)."""
    shipped_digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of the facts as shipped with the product; empty where administrators wrote them."""

    history = RecordedHistory()

    class Meta:
        ordering = ["local_authority", "in_force"]
        constraints = [
            ExclusionConstraint(
                name="one_procedure_in_force_at_a_time",
                expressions=[
                    ("local_authority", RangeOperators.EQUAL),
                    ("in_force", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="hsb_service_ages_in_order",
                condition=Q(hsb_service_from_age__isnull=True, hsb_service_to_age__isnull=True)
                | Q(hsb_service_from_age__lte=models.F("hsb_service_to_age")),
            ),
            models.CheckConstraint(
                name="a_panel_has_a_name",
                condition=Q(panel_kind="none", panel_name="")
                | (~Q(panel_kind="none") & ~Q(panel_name="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.local_authority}: {self.procedure_title}, {self.procedure_edition}"

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the edition is in force on the day."""
        return day in self.in_force


class PathwayStep(models.Model):
    """What the procedure asks for at one category of the continuum (domain.md §2.3)."""

    profile = models.ForeignKey(ProcedureProfile, on_delete=models.CASCADE, related_name="pathway")
    category = models.CharField(max_length=15, choices=Continuum)
    response = models.TextField()
    """What the procedure asks for, in our own words."""
    contact_front_door = models.BooleanField()
    """Whether the procedure asks to contact the front door at this category."""
    source = models.CharField(max_length=200)

    history = RecordedHistory()

    class Meta:
        ordering = ["profile", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "category"], name="one_pathway_step_a_category"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()}: {self.response}"


class ProfileTimescale(models.Model):
    """A local timescale that differs from the national one or has none."""

    class Unit(models.TextChoices):
        """How the length is counted."""

        WORKING_DAYS = "working_days", "working days"
        CALENDAR_DAYS = "calendar_days", "calendar days"
        MONTHS = "months", "calendar months"

    profile = models.ForeignKey(
        ProcedureProfile, on_delete=models.CASCADE, related_name="timescales"
    )
    rule = models.SlugField(max_length=60)
    """The name of the rule it sets, e.g. ``end_summary``."""
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15, choices=Unit)
    source = models.CharField(max_length=200)

    history = RecordedHistory()

    class Meta:
        ordering = ["profile", "rule"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "rule"], name="one_local_timescale_a_rule")
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.length} {self.get_unit_display()}"
