"""Who a child is, and what the child needs to take part."""

from django.db import models


class DateOfBirthStatus(models.TextChoices):
    """How sure a date of birth is."""

    VERIFIED = "verified", "Verified"
    STATED = "stated", "As stated"
    ESTIMATED = "estimated", "Estimated"
    DISPUTED = "disputed", "Age disputed"


class Sex(models.TextChoices):
    """Sex as recorded in the children in need census."""

    MALE = "M", "Male"
    FEMALE = "F", "Female"
    UNKNOWN = "U", "Not known"


class Ethnicity(models.TextChoices):
    """Ethnicity codes of the Department for Education."""

    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WIRT = "WIRT", "Traveller of Irish heritage"
    WROM = "WROM", "Gypsy or Roma"
    WOTH = "WOTH", "Any other White background"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    AOTH = "AOTH", "Any other Asian background"
    CHNE = "CHNE", "Chinese"
    BCRB = "BCRB", "Black Caribbean"
    BAFR = "BAFR", "Black African"
    BOTH = "BOTH", "Any other Black background"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Refused"
    NOBT = "NOBT", "Not yet obtained"


class Disability(models.TextChoices):
    """Disability codes of the children in need census."""

    NONE = "NONE", "No disability"
    MOB = "MOB", "Mobility"
    HAND = "HAND", "Hand function"
    PC = "PC", "Personal care"
    INC = "INC", "Incontinence"
    COMM = "COMM", "Communication"
    LD = "LD", "Learning"
    HEAR = "HEAR", "Hearing"
    VIS = "VIS", "Vision"
    BEH = "BEH", "Behaviour"
    CON = "CON", "Consciousness"
    AUT = "AUT", "Autism"
    DDA = "DDA", "Another disability"


class Interpreter(models.TextChoices):
    """Whether an interpreter is needed (R37)."""

    NO = "no", "No"
    YES = "yes", "Yes"
    UNKNOWN = "unknown", "Not known"


class NhsTraceStatus(models.TextChoices):
    """NHS number status indicator codes of the NHS data dictionary."""

    VERIFIED = "01", "Number known and verified (01)"
    NOT_TRACED = "02", "Number known, not traced (02)"
    TRACE_NEEDED = "03", "Trace needed (03)"
    NO_MATCH = "04", "Traced: no match, or more than one (04)"
    CONFLICT = "05", "Number and details do not agree (05)"
    UNDER_WAY = "06", "Trace under way (06)"
    NOT_NEEDED = "07", "No number, and no trace needed (07)"
    POSTPONED = "08", "Trace postponed: baby under six weeks (08)"
