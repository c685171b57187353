"""What the front door records on a referral: screenings of the behaviour, and who was told what."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.models.areas import Continuum
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Participation
from hsb_cases.cases.models.fields import ProtectedRecord, all_of, only_of
from referrals.models.referrals import Referral
from referrals.rules.continuum import FACTORS


class Colour(models.TextChoices):
    """The colour of a traffic-light tool; staff use the tool they are trained in."""

    GREEN = "green", "Green: healthy"
    AMBER = "amber", "Amber: problematic"
    RED = "red", "Red: harmful"


class Factor(models.TextChoices):
    """What a screening took into account beside the behaviour itself."""

    AGE = "age", FACTORS["age"]
    STAGE = "stage", FACTORS["stage"]
    TRAUMA = "trauma", FACTORS["trauma"]
    CONTEXT = "context", FACTORS["context"]
    WIDER = "wider", FACTORS["wider"]


class Screening(ProtectedRecord):
    """A person's judgement of one child's part in an incident. A later one takes its place.

    It is never computed: the categories and examples prompt, a person decides and says why.
    """

    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=15, choices=Continuum, blank=True)
    """Of the behaviour; empty in a screening of a child who was harmed only."""
    developmental_age = models.PositiveSmallIntegerField(null=True)
    """In years of development, as judged; it may differ from the age."""
    colour = models.CharField(max_length=10, choices=Colour, blank=True)
    tool = models.CharField(max_length=150, blank=True)
    """The tool that was used besides the continuum, in the words of whoever used it."""
    factors = ArrayField(models.CharField(max_length=10, choices=Factor), default=list, blank=True)
    """What whoever judged took into account; of a child who displayed the behaviour."""
    considerations = models.JSONField(default=dict)
    """The answers by question (referrals.rules.considerations)."""
    rationale = models.TextField()
    screened_at = models.DateTimeField()
    screened_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        ordering = ["-screened_at", "-pk"]
        indexes = [models.Index(fields=["participation", "-screened_at"], name="latest_screening")]
        constraints = [
            models.CheckConstraint(name="screening_says_why", condition=~Q(rationale="")),
            only_of("category", Continuum, "screening_category_known"),
            only_of("colour", Colour, "screening_colour_known"),
            all_of("factors", Factor, "screening_factors_known"),
            models.CheckConstraint(
                name="screening_developmental_age_is_a_childs",
                condition=Q(developmental_age__isnull=True) | Q(developmental_age__lte=25),
            ),
        ]

    def __str__(self) -> str:
        return f"Screening of {self.participation}"


class FeedbackKind(models.TextChoices):
    """How much may be said."""

    FULL = "full", "The outcome, to a professional"
    LIMITED = "limited", "The fixed text, to somebody who is not a professional"


class FeedbackWay(models.TextChoices):
    """How it was said."""

    TELEPHONE = "telephone", "By telephone"
    EMAIL = "email", "By secure e-mail"
    LETTER = "letter", "By letter"
    IN_PERSON = "in_person", "In person"


class Feedback(ProtectedRecord):
    """What whoever referred was told of the outcome, how and when (R11)."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=FeedbackKind)
    text = models.TextField()
    way = models.CharField(max_length=10, choices=FeedbackWay)
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        ordering = ["-told_at", "-pk"]
        verbose_name_plural = "feedback"
        constraints = [
            models.CheckConstraint(name="feedback_says_something", condition=~Q(text="")),
            only_of("kind", FeedbackKind, "feedback_kind_known"),
            only_of("way", FeedbackWay, "feedback_way_known"),
        ]

    def __str__(self) -> str:
        return f"Feedback on {self.referral}"
