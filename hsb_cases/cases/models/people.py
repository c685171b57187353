"""People around a child: parents and carers, households, professionals."""

from django.db import models
from django.db.models import F, Q

from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models.children import Child
from hsb_cases.cases.models.fields import ProtectedRecord


class Person(ProtectedRecord):
    """An adult in a child's life."""

    full_name = models.CharField(max_length=150)
    date_of_birth = models.DateField(null=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    interpreter_language = models.CharField(max_length=60, blank=True)

    history = RecordedHistory()

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.full_name


class Relationship(ProtectedRecord):
    """What a person is to a child, with parental responsibility and contact limits."""

    class Kind(models.TextChoices):
        """What the person is to the child."""

        MOTHER = "mother", "Mother"
        FATHER = "father", "Father"
        STEP_PARENT = "step_parent", "Step-parent or parent’s partner"
        GRANDPARENT = "grandparent", "Grandparent"
        OTHER_FAMILY = "other_family", "Another family member"
        FOSTER_CARER = "foster_carer", "Foster carer"
        RESIDENTIAL = "residential", "Residential worker"
        PROFESSIONAL = "professional", "Professional"
        OTHER = "other", "Somebody else"

    class Responsibility(models.TextChoices):
        """Parental responsibility, as far as known."""

        YES = "yes", "Has parental responsibility"
        NO = "no", "Has no parental responsibility"
        UNKNOWN = "unknown", "Not known"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="relationships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships")
    kind = models.CharField(max_length=15, choices=Kind)
    parental_responsibility = models.CharField(
        max_length=10, choices=Responsibility, default=Responsibility.UNKNOWN
    )
    responsibility_basis = models.CharField(max_length=150, blank=True)
    contact_limit = models.TextField(blank=True)
    """What limits contact, and on whose order."""
    from_date = models.DateField(null=True)
    to_date = models.DateField(null=True)

    history = RecordedHistory()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "person", "kind"],
                condition=Q(to_date__isnull=True),
                name="one_open_relationship_of_a_kind",
            ),
            models.CheckConstraint(
                name="relationship_ends_after_it_starts",
                condition=Q(to_date__isnull=True)
                | Q(from_date__isnull=True)
                | Q(to_date__gte=F("from_date")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_kind_display()}"


class Household(ProtectedRecord):
    """People who live together."""

    name = models.CharField(max_length=100)
    """How the household is spoken of, e.g. "The grandmother’s home"."""

    history = RecordedHistory()

    def __str__(self) -> str:
        return self.name


class HouseholdMember(ProtectedRecord):
    """A child or an adult who lives in a household, from a day until a day."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    from_date = models.DateField(null=True)
    to_date = models.DateField(null=True)

    history = RecordedHistory()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="household_member_is_a_child_or_an_adult",
                condition=Q(child__isnull=False, person__isnull=True)
                | Q(child__isnull=True, person__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["household", "child"],
                condition=Q(to_date__isnull=True, child__isnull=False),
                name="child_lives_once_in_a_household",
            ),
            models.UniqueConstraint(
                fields=["household", "person"],
                condition=Q(to_date__isnull=True, person__isnull=False),
                name="person_lives_once_in_a_household",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child or self.person} in {self.household}"
