"""Referral source codes of the children in need census, by the kind of agency that refers."""

SOURCE_OF_AGENCY = {
    "school": "2A",
    "health": "3F",
    "social_care": "5A",
    "youth_justice": "5B",
    "early_help": "5D",
    "police": "6",
    "hsb_service": "8",
    "partnership": "8",
}


def source_code(agency_kind: str, *, professional: bool) -> str:
    """The source code of a professional of an agency; empty where a person must choose it.

    A member of the public is a relative, an acquaintance, the child or somebody else (1A to 1D):
    whoever takes the call knows which, so nothing is guessed.
    """
    return SOURCE_OF_AGENCY.get(agency_kind, "") if professional else ""
