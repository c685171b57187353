"""Allowed values of a meeting's record (domain.md §5, Strategy)."""

from django.db import models


class MeetingKind(models.TextChoices):
    """What the meeting is. All are kept as one record; what each must decide differs."""

    STRATEGY_DISCUSSION = "strategy_discussion", "Strategy discussion"
    PROFESSIONALS_MEETING = "professionals_meeting", "Professionals meeting"
    PLANNING_MEETING = "planning_meeting", "Planning meeting"
    MULTI_AGENCY_MEETING = "multi_agency_meeting", "Multi-agency meeting"


class MeetingStatus(models.TextChoices):
    """Where the meeting stands. The moves are in panels.rules.states."""

    PLANNED = "planned", "Planned"
    UNDER_WAY = "under_way", "Under way"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


class Mode(models.TextChoices):
    """How people meet."""

    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"
    TELEPHONE = "telephone", "By telephone"


class HouseholdDecision(models.TextChoices):
    """Where a child lives meanwhile (R9)."""

    MOVE = "move", "Moves, at least for a short time"
    STAY = "stay", "Stays in the household"
    NOT_SAME_HOUSEHOLD = "not_same_household", "Lives with none of the other children"


class LeavesClass(models.TextChoices):
    """Whether a child’s plan for school takes the child out of it (R39)."""

    YES = "yes", "Yes"
    NO = "no", "No"


class Medical(models.TextChoices):
    """The medical check that the agencies agreed on (domain.md §5)."""

    NONE = "none", "None"
    SARC_ACUTE = "sarc_acute", "Sexual assault referral centre, acute"
    SARC_NON_ACUTE = "sarc_non_acute", "Sexual assault referral centre, not acute"
    PAEDIATRIC = "paediatric", "Paediatric assessment"


class Threshold(models.TextChoices):
    """Whether this child suffers, or is likely to suffer, significant harm."""

    MET = "met", "Met: a section 47 enquiry is needed for this child"
    NOT_MET = "not_met", "Not met"


class EnquiryKind(models.TextChoices):
    """Who makes the section 47 enquiry."""

    SINGLE = "single", "Social care alone"
    JOINT = "joint", "Social care and police together"
    NONE = "none", "No enquiry"


class NextStep(models.TextChoices):
    """What follows for one child (domain.md §3.2, states 6 and 7)."""

    SECTION_47 = "section_47", "Section 47 enquiry"
    STRATEGY_DISCUSSION = "strategy_discussion", "Strategy discussion"
    CHILD_IN_NEED = "child_in_need", "Child and family assessment as a child in need"
    EARLY_HELP = "early_help", "Early help"
    MULTI_AGENCY_MEETING = "multi_agency_meeting", "Multi-agency meeting"
    NO_FURTHER_ACTION = "no_further_action", "No further action"


class Attendance(models.TextChoices):
    """Whether whoever was invited came."""

    YES = "yes", "Came"
    NO = "no", "Did not come"


class RecipientKind(models.TextChoices):
    """For whom a copy of the minutes is made. Each copy is about one child."""

    LOCAL_AUTHORITY = "local_authority", "The child’s local authority"
    FAMILY = "family", "The child or the family"
    AGENCY = "agency", "An agency that works with the child"
