"""People who sign in, the roles they hold, and how they are invited."""

import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from hsb_cases.agencies.models.agencies import Team
from hsb_cases.agencies.roles import ROLE_CHOICES, ROLES, RoleFacts
from hsb_cases.audit.history import RecordedHistory


class UserManager(BaseUserManager["User"]):
    """Makes users; only commands call it."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "User":
        """A new person who may sign in. Without a password, only an invitation lets them in."""
        user = self.model(email=self.normalize_email(email).lower(), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with an email address. Deactivated when they leave, never deleted."""

    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    invited_at = models.DateTimeField(null=True)
    last_home_visit_at = models.DateTimeField(null=True)
    """When the person last marked the changes on their home page as seen."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects: ClassVar[UserManager] = UserManager()
    history = RecordedHistory(excluded_fields=["password", "last_login", "last_home_visit_at"])

    class Meta:
        ordering = ["full_name"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="email_differs_without_regard_to_case")
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The person's name, as packages ask for it."""
        return self.full_name


class Membership(models.Model):
    """A person's place in a team, in one role, from a day until a day."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    """The last day; access ends with it. None: until ended."""
    ended_at = models.DateTimeField(null=True)
    """Set when somebody ends the membership at once, whatever the last day was to be."""

    history = RecordedHistory()

    class Meta:
        ordering = ["user", "team"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "team", "role"],
                condition=Q(ended_at__isnull=True),
                name="one_open_membership_a_person_team_and_role",
            ),
            models.CheckConstraint(
                name="a_membership_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="a_membership_has_a_known_role", condition=Q(role__in=list(ROLES))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.role_facts.label}, {self.team}"

    @property
    def role_facts(self) -> RoleFacts:
        """What the role may do."""
        return ROLES[self.role]

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the membership gives access on the day."""
        return (
            self.ended_at is None
            and self.starts_on <= day
            and (self.ends_on is None or day <= self.ends_on)
        )


class Invitation(models.Model):
    """A link by which a new person sets a password; good once and for a short time."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    token_digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the link's token: the database alone lets nobody in."""
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    """Set when an administrator withdraws it, or sends another in its place."""

    history = RecordedHistory(excluded_fields=["token_digest"])

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="one_open_invitation_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"Invitation of {self.user}"
