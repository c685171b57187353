"""Agencies and their teams. Each has a group: the principal that cases are shared with."""

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models.areas import LocalAuthority
from hsb_cases.agencies.rules.areas import OF_ONE_AREA
from hsb_cases.audit.history import RecordedHistory


class Agency(models.Model):
    """An organisation that takes part in the partnership."""

    class Kind(models.TextChoices):
        """What the agency is."""

        SOCIAL_CARE = "social_care", "Children’s social care"
        POLICE = "police", "Police"
        HEALTH = "health", "Health or sexual assault referral centre"
        SCHOOL = "school", "School or college"
        YOUTH_JUSTICE = "youth_justice", "Youth justice service"
        EARLY_HELP = "early_help", "Early help"
        HSB_SERVICE = "hsb_service", "HSB service or voluntary organisation"
        PARTNERSHIP = "partnership", "Safeguarding partnership"

    name = models.CharField(max_length=150, unique=True)
    kind = models.CharField(max_length=15, choices=Kind)
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, null=True, related_name="agencies"
    )
    """The area it works in; None for an agency that works across areas."""
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="+")
    active = models.BooleanField(default=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.CheckConstraint(
                name="agencies_of_one_area_name_it",
                condition=Q(local_authority__isnull=False) | ~Q(kind__in=sorted(OF_ONE_AREA)),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of an agency."""

    class Kind(models.TextChoices):
        """What arrives at the team by itself."""

        FRONT_DOOR = "front_door", "Front door: referrals arrive here"
        CASEWORK = "casework", "Casework"
        HSB = "hsb", "HSB coordination"
        AUDIT = "audit", "Audit and quality"
        ADMINISTRATION = "administration", "System administration"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=15, choices=Kind, default=Kind.CASEWORK)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="+")
    active = models.BooleanField(default=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["agency__name", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"], name="team_names_differ_in_an_agency"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.agency.name}"
