"""Why a case ends (domain.md §5, Closure)."""

from django.db import models


class ClosureReason(models.TextChoices):
    """What ends the work on harmful sexual behaviour with this child."""

    NEED_MET = "need_met", "The child’s needs are met"
    STEPPED_DOWN = "stepped_down", "Stepped down to early help or universal services"
    TRANSFERRED = "transferred", "Transferred to another local authority"
    ADULT_SERVICES = "adult_services", "Passed to adult services"
    DECLINED = "declined", "The family declined voluntary help"
    NOT_HSB = "not_hsb", "It was not harmful sexual behaviour"
    NO_FURTHER_ACTION = "no_further_action", "No further action after what was found"


class CensusClosure(models.TextChoices):
    """Reasons of the children in need census for the end of an episode, with its codes."""

    ADOPTED = "RC1", "RC1 Adopted"
    DIED = "RC2", "RC2 Died"
    CHILD_ARRANGEMENTS = "RC3", "RC3 Child arrangements order"
    SPECIAL_GUARDIANSHIP = "RC4", "RC4 Special guardianship order"
    OTHER_AUTHORITY = "RC5", "RC5 Transferred to services of another local authority"
    ADULT_SERVICES = "RC6", "RC6 Transferred to adult social care services"
    OTHER = "RC7", "RC7 Services ceased for any other reason, including no longer in need"
    ASSESSED_NO_ACTION = "RC8", "RC8 Case closed after assessment, no further action"
    ASSESSED_EARLY_HELP = "RC9", "RC9 Case closed after assessment, referred to early help"
