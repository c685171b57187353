"""More concerns, more children of one concern, and more of what somebody is still writing."""

import datetime
from collections.abc import Sequence

from hsb_cases.cases.models import Case, Child, Incident, Participation
from hsb_cases.core.references import new_reference
from hsb_cases.drafts.commands import MOST_ITEMS
from hsb_cases.drafts.models import Draft
from referrals.models import (
    Concern,
    ConcernChild,
    Feedback,
    HandOff,
    Referral,
    ReferralStatus,
    Screening,
)
from tests.access.setting import WRITER
from tests.query_counts.growing import Grown
from tests.support.children import fictional_children
from tests.support.drafting import child, contents
from tests.support.world import DAY, NOON

REASON = "Whoever reported it asked for a referral."


def grow(grown: Grown, more: range) -> None:
    """So many more of each."""
    others = [grown.cases[number] for number in more]
    _concerns(grown, more, others)
    _children_of_one_concern(grown, more, others)
    _children_who_live_elsewhere(grown, more)
    _front_door(grown, more)
    _drafts(grown, more)


def _concerns(grown: Grown, more: range, others: Sequence[Case]) -> None:
    """The school reports Mila with another child, again and again."""
    school = grown.setting.world["school"]
    incidents = Incident.objects.bulk_create(
        Incident(
            reference=new_reference("INC"),
            account=f"Account {number}",
            happened_from=DAY,
            held_by=school.team.group,
        )
        for number in more
    )
    concerns = Concern.objects.bulk_create(
        Concern(
            reference=new_reference("CON"),
            draft_reference=new_reference("DRA"),
            incident=incident,
            agency=school.agency,
            held_by=school.team.group,
            recorded_by=school.membership,
            recorded_at=NOON + datetime.timedelta(minutes=number),
            account=f"Account {number}",
            immediate_danger="no",
            self_harm_risk="no",
            first_view="problematic",
            first_view_reasons="Repeated",
            reporter_name="Sam Safeguard",
            reporter_role="Designated safeguarding lead",
            referred_reasons=[REASON],
        )
        for number, incident in zip(more, incidents, strict=True)
    )
    both = [(grown.case, other) for other in others]
    for position, cases in enumerate(zip(*both, strict=True), start=1):
        _take_part(grown, concerns, cases, [position] * len(concerns))


def _children_of_one_concern(grown: Grown, more: range, others: Sequence[Case]) -> None:
    """The school's concern about siblings turns out to be about ever more children."""
    concern = grown.setting.concerns["siblings"]
    _take_part(grown, [concern] * len(others), others, [10 + number for number in more])


def _take_part(
    grown: Grown, concerns: Sequence[Concern], cases: Sequence[Case], places: Sequence[int]
) -> None:
    parts = Participation.objects.bulk_create(
        Participation(
            incident=concern.incident, child=case.child, case=case, role="harmed", age_at_incident=9
        )
        for concern, case in zip(concerns, cases, strict=True)
    )
    referrals = Referral.objects.bulk_create(
        Referral(
            case=case,
            received_by=case.managing_team,
            decision_due_on=DAY,
            **_referred(concern, part),
        )
        for concern, case, part in zip(concerns, cases, parts, strict=True)
    )
    ConcernChild.objects.bulk_create(
        ConcernChild(
            concern=referral.concern,
            position=place,
            child=referral.child,
            as_reported={"given_name": "Given"},
            display_name=f"Reported {referral.child.full_name}",
            role="harmed",
            referral=referral,
            case_reference=referral.case.reference,
        )
        for referral, place in zip(referrals, places, strict=True)
    )


def _referred(concern: Concern, part: Participation) -> dict[str, object]:
    return {
        "reference": new_reference("REF"),
        "concern": concern,
        "child": part.child,
        "participation": part,
        "local_authority": part.child.home_authority,
        "referred_by": concern.agency,
        "received_at": NOON,
        "route": "social_care",
        "reasons": [REASON],
    }


def _children_who_live_elsewhere(grown: Grown, more: range) -> None:
    """Those of one concern of the police: their referrals leave as documents."""
    concern = grown.setting.concerns["away"]
    elsewhere = grown.setting.world.authorities["Elsewhere"]
    children = Child.objects.bulk_create(
        Child(
            given_name=f"Away{number}",
            family_name="Many",
            home_authority=elsewhere,
            held_by=concern.held_by,
        )
        for number in more
    )
    parts = Participation.objects.bulk_create(
        Participation(incident=concern.incident, child=child, role="harmed") for child in children
    )
    referrals = Referral.objects.bulk_create(
        Referral(status=ReferralStatus.SENT_OUT, **_referred(concern, part)) for part in parts
    )
    HandOff.objects.bulk_create(
        HandOff(referral=referral, made_at=NOON, chase_on=DAY) for referral in referrals
    )
    ConcernChild.objects.bulk_create(
        ConcernChild(
            concern=concern,
            position=10 + number,
            child=referral.child,
            as_reported={"given_name": "Away"},
            display_name=f"Reported {referral.child.full_name}",
            role="harmed",
            referral=referral,
        )
        for number, referral in zip(more, referrals, strict=True)
    )


def _front_door(grown: Grown, more: range) -> None:
    """The behaviour is screened again and again, and whoever referred is told each time."""
    referral, duty = grown.setting.referrals["mila"], grown.setting.world["northmere front door"]
    moments = [NOON + datetime.timedelta(minutes=number) for number in more]
    Screening.objects.bulk_create(
        Screening(
            participation=referral.participation,
            category="problematic",
            rationale="Repeated",
            screened_at=moment,
            screened_by=duty.membership,
        )
        for moment in moments
    )
    Feedback.objects.bulk_create(
        Feedback(
            referral=referral,
            kind="limited",
            text="Thank you. We have looked at what you told us.",
            way="telephone",
            told_at=moment,
            told_by=duty.membership,
        )
        for moment in moments
    )


def _drafts(grown: Grown, more: range) -> None:
    """More drafts, and in one of them more children: no draft takes more than MOST_ITEMS."""
    by = grown.setting.world[WRITER]
    Draft.objects.bulk_create(
        Draft(
            reference=new_reference("DRA"),
            kind="concern",
            user=by.user,
            membership=by.membership,
            contents={"sections": {}, "items": {}},
            started_at=NOON,
            saved_at=NOON,
        )
        for _ in more
    )
    typed = [
        child(
            "Robin",
            one.family,
            (one.born.day, one.born.month, one.born.year),
            "harmed",
            harmed="yes",
        )
        for one in fictional_children(min(more.stop, MOST_ITEMS))
    ]
    Draft.objects.filter(pk=grown.setting.draft.pk).update(contents=contents(*typed))
    grown.last_child = f"k{len(typed)}"
