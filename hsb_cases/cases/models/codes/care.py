"""A child’s standing with children’s social care, in law, and in immigration."""

from django.db import models


class CareStatus(models.TextChoices):
    """The child's standing with children's social care."""

    NONE = "none", "None known"
    CHILD_IN_NEED = "cin", "Child in need"
    CHILD_PROTECTION = "cp", "Child protection plan"
    LOOKED_AFTER = "looked_after", "Looked after"
    CARE_LEAVER = "care_leaver", "Care leaver"


class LegalStatus(models.TextChoices):
    """Legal status of a looked-after child, by the codes of the SSDA903 return."""

    NONE = "none", "None known"
    C1 = "C1", "Interim care order (C1)"
    C2 = "C2", "Full care order (C2)"
    E1 = "E1", "Placement order (E1)"
    V2 = "V2", "Accommodated by agreement, section 20 (V2)"
    V3 = "V3", "Short breaks, each recorded (V3)"
    V4 = "V4", "Short breaks, recorded as one agreement (V4)"
    L1 = "L1", "Police protection (L1)"
    L2 = "L2", "Emergency protection order (L2)"
    L3 = "L3", "Child assessment order (L3)"
    J1 = "J1", "Remanded to accommodation (J1)"
    J2 = "J2", "Accommodated under the Police and Criminal Evidence Act 1984 (J2)"
    J3 = "J3", "Youth rehabilitation order with residence or fostering (J3)"


class ImmigrationStatus(models.TextChoices):
    """Immigration status, as far as known."""

    UNKNOWN = "unknown", "Not known"
    BRITISH = "british", "British"
    SETTLED = "settled", "Settled"
    LEAVE = "leave", "Leave to remain"
    REFUGEE = "refugee", "Refugee"
    ASYLUM = "asylum", "Seeking asylum, with family"
    UNACCOMPANIED = "uasc", "Seeking asylum, unaccompanied (UASC)"
    OTHER = "other", "Another status"
