"""Areas and their procedures, agencies and teams, people and their memberships."""

from hsb_cases.agencies.models.agencies import Agency, Team
from hsb_cases.agencies.models.areas import (
    LocalAuthority,
    PathwayStep,
    ProcedureProfile,
    ProfileTimescale,
)
from hsb_cases.agencies.models.people import Invitation, Membership, User

__all__ = [
    "Agency",
    "Invitation",
    "LocalAuthority",
    "Membership",
    "PathwayStep",
    "ProcedureProfile",
    "ProfileTimescale",
    "Team",
    "User",
]
