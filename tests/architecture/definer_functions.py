"""Functions that see past the policies and that the runtime role may call, each with its answer.

A new one needs a line here: what is the least it can answer, and to whom?
"""

MAY_BE_CALLED = {
    "hsb_kept_from_child": "Yes or no, for the acting user",
    "hsb_excluded": "The numbers of cases the acting user is kept away from",
    "hsb_level": "The acting user's own level on a case; 0 for none",
    "hsb_sees_case": "Yes or no, for the acting user",
    "hsb_sees_child": "Yes or no, for the acting user",
    "hsb_sees_incident": "Yes or no, for the acting user",
    "hsb_sees_person": "Yes or no, for the acting user",
    "hsb_sees_household": "Yes or no, for the acting user",
    "hsb_opens_case": "Yes or no: whether the present act opened the case",
    "hsb_joins_case": "Yes or no: whether the present act joined the case to a child it refers",
    "hsb_join_case": "Number, reference and team of a child's case, to the act that"
    " recorded the child's part and refers the child",
    "hsb_joiner_may_give": "Yes or no: whether the present act may give this of the case it joined",
    "hsb_linked_children": "Initials and safety facts of linked children, to who sees the case",
    "hsb_holds_concern": "Yes or no, for the acting user",
    "hsb_let_into_incident": "Yes or no, for the acting user",
    "hsb_may_let_into_incident": "Yes or no, for the acting user",
    "hsb_sees_participation": "Yes or no, for the acting user",
    "hsb_sees_part_version": "Yes or no, for the acting user",
    "hsb_sees_address_version": "Yes or no, for the acting user",
    "hsb_sees_protected_address": "Yes or no, for the acting user",
    "hsb_address_is_kept_back": "Yes or no, for the acting user",
    "hsb_audits_agency": "Yes or no, for the acting user",
    "hsb_sees_concern_child": "Yes or no, for the acting user",
    "hsb_kept_from_incident": "Yes or no, for the acting user",
    "hsb_holds_hand_off": "Yes or no, for the acting user",
    "hsb_same_worker_for_both": "Yes or no, of a case that the acting user may add to",
    "hsb_hold_incidents": "Nothing: it makes acts that change workers of one incident wait in line",
    "hsb_likely_children": "Numbers of likely records among those the acting user may read",
    "hsb_note_possible_matches": "Nothing: it tells the teams of known children alike",
    "hsb_may_merge": "Yes or no, for the acting user",
    "hsb_sees_referral": "Yes or no, for the acting user",
    "hsb_screened": "How many children displayed the behaviour and the categories found, to who"
    " works on one of them",
    "hsb_referral_outcomes": "Status and outcome of a concern's referrals, to who reported it",
    "hsb_parts_referred": "Numbers of an incident's parts with a referral, to who sees it",
    "hsb_parts_not_referred": "Numbers of an incident's parts without a referral, to who works on"
    " one of them",
    "hsb_children_not_referred": "How many children of an incident have no referral, to who works"
    " on one of them",
    "hsb_case_facts": "Facts of cases, each part only at the level that may know it",
    "hsb_case_summary": "The safety summary of a case, to who sees it at that level",
    "hsb_roles_of_case": "The child's parts in incidents, from the level of the safety summary on",
    "hsb_cases_with_role": "Numbers of cases whose parts the acting user may know",
    "hsb_linked_case": "The number of a linked child's case, to who works on the same incident",
    "hsb_assessment_authors": "Numbers of the people who write or wrote an assessment, to who reads"
    " its case",
    "hsb_words_around_case": "Names, addresses and schools around a case’s incidents, to who works"
    " on the case, for the check of reports; no page shows them",
    "hsb_kept_from_meeting": "Yes or no, for the acting user",
    "hsb_conducts_meeting": "Yes or no, for the acting user",
    "hsb_records_meeting": "Yes or no, for the acting user",
    "hsb_writes_meeting": "Yes or no, for the acting user",
    "hsb_follows_meeting": "Yes or no, for the acting user",
    "hsb_sees_meeting": "Yes or no, for the acting user",
    "hsb_sees_meeting_child": "Yes or no, for the acting user",
    "hsb_child_of_meeting": "Yes or no: whether two numbers belong together",
    "hsb_part_of_meeting": "Yes or no: whether two numbers belong together",
    "hsb_invited_to_meeting": "Yes or no: whether two numbers belong together",
    "hsb_has_strategy_discussion": "Yes or no, to who sees the incident",
    "hsb_incident_children": "Initials and parts of an incident's children, to who manages a case"
    " of it or was let in",
    "hsb_meeting_children": "Initials and safety facts of a meeting's children, to who conducts it;"
    " else of those whose case the acting user reads",
    "hsb_words_of_meeting_children": "Names, addresses and schools, to who conducts the meeting,"
    " for the check of the minutes; no page shows them",
    "hsb_cases_by_name": "Numbers of cases whose whole record the acting user sees",
    "hsb_cases_by_birth": "Numbers of cases whose whole record the acting user sees",
    "hsb_workload": "How many open cases colleagues of the own agency have: numbers",
    "hsb_case_outcomes": "Where the latest referral of a case stands; to a stub, the own latest",
}
