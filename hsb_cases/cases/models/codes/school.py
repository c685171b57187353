"""School, special educational needs, and the pupil number."""

from django.db import models


class SendSupport(models.TextChoices):
    """Special educational needs support."""

    NONE = "none", "No special educational need known"
    SUPPORT = "support", "Support at school without a plan"
    EHCP = "ehcp", "Education, health and care plan"
    UNKNOWN = "unknown", "Not known"


class UpnUnknownReason(models.TextChoices):
    """Why a unique pupil number is not known (children in need census)."""

    UN1 = "UN1", "Not of school age and no number given yet"
    UN2 = "UN2", "Never attended a state school in England"
    UN3 = "UN3", "Educated outside England"
    UN4 = "UN4", "Newly in care and number not yet known"
    UN5 = "UN5", "Sources do not agree"
    UN6 = "UN6", "Unaccompanied child seeking asylum"
    UN7 = "UN7", "Referral with no further action"


class SenType(models.TextChoices):
    """Types of special educational need, by the codes of the school census."""

    SPLD = "SPLD", "Specific learning difficulty"
    MLD = "MLD", "Moderate learning difficulty"
    SLD = "SLD", "Severe learning difficulty"
    PMLD = "PMLD", "Profound and multiple learning difficulty"
    SEMH = "SEMH", "Social, emotional and mental health"
    SLCN = "SLCN", "Speech, language and communication"
    HI = "HI", "Hearing impairment"
    VI = "VI", "Vision impairment"
    MSI = "MSI", "Multi-sensory impairment"
    PD = "PD", "Physical disability"
    ASD = "ASD", "Autistic spectrum"
    DS = "DS", "Down syndrome"
    OTH = "OTH", "Another need"
    NSA = "NSA", "Support, not yet assessed for its type"


class SchoolYear(models.TextChoices):
    """National curriculum year, by the codes of the school census."""

    N1 = "N1", "Nursery, first year"
    N2 = "N2", "Nursery, second year"
    R = "R", "Reception"
    Y1 = "1", "Year 1"
    Y2 = "2", "Year 2"
    Y3 = "3", "Year 3"
    Y4 = "4", "Year 4"
    Y5 = "5", "Year 5"
    Y6 = "6", "Year 6"
    Y7 = "7", "Year 7"
    Y8 = "8", "Year 8"
    Y9 = "9", "Year 9"
    Y10 = "10", "Year 10"
    Y11 = "11", "Year 11"
    Y12 = "12", "Year 12"
    Y13 = "13", "Year 13"
    Y14 = "14", "Year 14"
    X = "X", "Not in a year of the national curriculum"


class Attendance(models.TextChoices):
    """How far the child attends, with the thresholds of the national absence statistics."""

    UNKNOWN = "unknown", "Not known"
    ATTENDS = "attends", "Attends: misses less than 10% of sessions"
    PERSISTENTLY_ABSENT = "persistent", "Persistently absent: misses 10% of sessions or more"
    SEVERELY_ABSENT = "severe", "Severely absent: misses 50% of sessions or more"
    PART_TIME = "part_time", "On a part-time timetable"
    HOME_EDUCATED = "home", "Educated at home by choice"
    MISSING = "missing", "Missing education"
    NOT_SCHOOL_AGE = "not_school_age", "Not of school age"


class SchoolExclusion(models.TextChoices):
    """Suspension and exclusion, as far as known."""

    UNKNOWN = "unknown", "Not known"
    NONE = "none", "None known in this school year"
    SUSPENDED = "suspended", "Suspended in this school year"
    PERMANENT = "permanent", "Permanently excluded"
    OFF_SITE = "off_site", "Directed off site, or in alternative provision"
