"""The vocabulary of roles (domain.md §6): what a person may do. A grant says on which case.

Both are needed: a role without a grant sees no case, a grant without the ability does nothing.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Ability(StrEnum):
    """One thing a role may do."""

    LOG_CONCERN = "log_concern"
    READ_CASES = "read_cases"
    CONTRIBUTE = "contribute"
    HANDLE_REFERRALS = "handle_referrals"
    ALLOCATE = "allocate"
    SHARE = "share"
    MERGE = "merge"
    SEE_TEAM = "see_team"
    """Carries the grants of the own team: front door, managers, a school's safeguarding lead."""
    SEE_WORKLOAD = "see_workload"
    """How many of the cases that the person sees each worker holds."""
    RECORD_JUSTICE = "record_justice"
    """Writes down the criminal justice track: police, youth justice, the child's social worker."""
    ASSESS = "assess"
    """Chooses an assessment tool and assesses with it."""
    OVERSEE_ASSESSMENTS = "oversee_assessments"
    """Goes on in spite of R21 with a reason, and supervises what others assess."""
    SUPERVISE_FAMILY_ASSESSMENTS = "supervise_family_assessments"
    """Signs off what social care assesses without a tool: who manages social workers."""
    KEEP_TRAINING = "keep_training"
    """Keeps the register of who is trained in which tool."""
    AUDIT = "audit"
    ADMINISTER = "administer"


@dataclass(frozen=True)
class RoleFacts:
    """A role's name on pages and what it may do."""

    label: str
    abilities: frozenset[Ability] = field(default_factory=frozenset)

    def can(self, ability: Ability) -> bool:
        """Whether the role may do this at all."""
        return ability in self.abilities


def _role(label: str, *abilities: Ability) -> RoleFacts:
    return RoleFacts(label, frozenset(abilities))


_A = Ability
_PARTNER = (_A.LOG_CONCERN, _A.READ_CASES, _A.CONTRIBUTE)

ROLES: dict[str, RoleFacts] = {
    "referrer": _role("Referrer", _A.LOG_CONCERN, _A.READ_CASES),
    "front_door": _role(
        "Front door worker",
        *_PARTNER,
        _A.HANDLE_REFERRALS,
        _A.ALLOCATE,
        _A.SHARE,
        _A.SEE_TEAM,
    ),
    "social_worker": _role("Social worker", *_PARTNER, _A.SHARE, _A.RECORD_JUSTICE, _A.ASSESS),
    "team_manager": _role(
        "Team manager",
        *_PARTNER,
        _A.HANDLE_REFERRALS,
        _A.ALLOCATE,
        _A.SHARE,
        _A.MERGE,
        _A.SEE_TEAM,
        _A.SEE_WORKLOAD,
        _A.RECORD_JUSTICE,
        _A.ASSESS,
        _A.SUPERVISE_FAMILY_ASSESSMENTS,
        _A.KEEP_TRAINING,
    ),
    "conference_chair": _role("Child protection chair", _A.READ_CASES, _A.CONTRIBUTE),
    "hsb_coordinator": _role(
        "HSB coordinator",
        *_PARTNER,
        _A.SEE_TEAM,
        _A.SEE_WORKLOAD,
        _A.ASSESS,
        _A.OVERSEE_ASSESSMENTS,
        _A.KEEP_TRAINING,
    ),
    "panel_chair": _role("Panel chair", *_PARTNER),
    "panel_member": _role("Panel member", _A.READ_CASES, _A.CONTRIBUTE),
    "hsb_practitioner": _role("HSB practitioner", *_PARTNER, _A.ASSESS),
    "therapist": _role("Therapist", _A.READ_CASES, _A.CONTRIBUTE),
    "youth_justice": _role("Youth justice officer", *_PARTNER, _A.RECORD_JUSTICE, _A.ASSESS),
    "police": _role("Police officer", *_PARTNER, _A.SEE_TEAM, _A.RECORD_JUSTICE),
    "health": _role("Health professional", *_PARTNER, _A.SEE_TEAM),
    "safeguarding_lead": _role("Designated safeguarding lead", *_PARTNER, _A.SEE_TEAM),
    "early_help_lead": _role("Early help lead", *_PARTNER),
    "analyst": _role("Partnership analyst"),
    "auditor": _role("Auditor", _A.READ_CASES, _A.AUDIT, _A.SEE_TEAM),
    "administrator": _role("System administrator", _A.ADMINISTER),
    "information_governance": _role("Information governance officer"),
}

NO_CONTENT = frozenset({"administrator", "analyst", "information_governance"})
"""Roles that see no case content: no grant of any kind reaches them (domain.md §6)."""

ROLE_CHOICES = [(name, facts.label) for name, facts in ROLES.items()]
