"""Children, the people around them, incidents, cases, and who may see them."""

from hsb_cases.cases.models.cases import Case, CaseStatus
from hsb_cases.cases.models.children import Child, ChildAddress, ChildMerge
from hsb_cases.cases.models.closing import CaseClosure
from hsb_cases.cases.models.incident_sharing import IncidentShare
from hsb_cases.cases.models.incidents import HarmedAdult, Incident, Participation
from hsb_cases.cases.models.overrides import RuleOverride
from hsb_cases.cases.models.people import Household, HouseholdMember, Person, Relationship
from hsb_cases.cases.models.placing import PlacingAuthorityTold
from hsb_cases.cases.models.requests import AccessRequest
from hsb_cases.cases.models.sharing import (
    CaseGroupObjectPermission,
    CaseloadEntry,
    CaseUserObjectPermission,
    Exclusion,
    Level,
    PossibleMatch,
    Share,
    SharingBasis,
)

__all__ = [
    "AccessRequest",
    "Case",
    "CaseClosure",
    "CaseGroupObjectPermission",
    "CaseStatus",
    "CaseUserObjectPermission",
    "CaseloadEntry",
    "Child",
    "ChildAddress",
    "ChildMerge",
    "Exclusion",
    "HarmedAdult",
    "Household",
    "HouseholdMember",
    "Incident",
    "IncidentShare",
    "Level",
    "Participation",
    "Person",
    "PlacingAuthorityTold",
    "PossibleMatch",
    "Relationship",
    "RuleOverride",
    "Share",
    "SharingBasis",
]
