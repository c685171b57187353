"""Functions that see past the policies and that the runtime role may call, each with its answer.

A new one needs a line here: what is the least it can answer, and to whom?
"""

MAY_BE_CALLED = {
    "hsb_excluded": "The numbers of cases the acting user is kept away from",
    "hsb_level": "The acting user's own level on a case; 0 for none",
    "hsb_sees_case": "Yes or no, for the acting user",
    "hsb_sees_child": "Yes or no, for the acting user",
    "hsb_sees_incident": "Yes or no, for the acting user",
    "hsb_sees_person": "Yes or no, for the acting user",
    "hsb_sees_household": "Yes or no, for the acting user",
    "hsb_opens_case": "Yes or no: whether the present act opened the case",
    "hsb_linked_children": "Initials and safety facts of linked children, to who sees the case",
    "hsb_holds_concern": "Yes or no, for the acting user",
    "hsb_sees_participation": "Yes or no, for the acting user",
    "hsb_sees_address_version": "Yes or no, for the acting user",
    "hsb_audits_agency": "Yes or no, for the acting user",
    "hsb_sees_concern_child": "Yes or no, for the acting user",
    "hsb_holds_hand_off": "Yes or no, for the acting user",
    "hsb_likely_children": "Numbers of likely records among those the acting user may read",
    "hsb_referral_outcomes": "Status and outcome of a concern's referrals, to who reported it",
    "hsb_children_not_referred": "How many children of an incident have no referral, to who works"
    " on one of them",
}
