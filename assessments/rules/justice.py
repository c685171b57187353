"""Where a child stands on the criminal justice track, and what that unlocks or forbids.

R31–R34. All of it is computed from dated events (rules.justice_events); nobody types it.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessments.rules import justice_events as events
from hsb_cases.core.rules.answers import OK, Answer, follows, prompt, refuse

RESPONSIBILITY_FROM = 10
"""Years. Children and Young Persons Act 1933, section 50."""
NONE, SOME, FULL = "none", "some", "full"


@dataclass(frozen=True)
class Happened:
    """One event, as the rules take it; corrected ones are left out before."""

    kind: str
    on: datetime.date
    notification: str = ""
    """yes, no or unknown: whether it brings the duty to notify the police."""
    notification_until: datetime.date | None = None
    mappa_category: str = ""
    mappa_level: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a child stands about one incident."""

    stage: str = ""
    """The kind of the latest event; empty: there is none."""
    live: bool = False
    """A criminal process goes on."""
    out_of_court: bool = False
    pleaded_guilty: bool = False
    found: bool = False
    """A court found that the child did it."""
    convicted: bool = False
    admitted: bool = False
    """Something was given that needs the child to take some responsibility."""
    notifies: bool = False
    """There is a duty to notify the police now."""
    notifies_until: datetime.date | None = None
    mappa: bool = False
    mappa_category: str = ""
    mappa_level: str = ""
    work_agreed: bool = False
    """Work that leaves the incident out was agreed with the police and prosecutors (R33)."""

    @property
    def disposed(self) -> bool:
        """An out-of-court disposal, a guilty plea or a guilty finding is on the track (R21)."""
        return self.out_of_court or self.pleaded_guilty or self.found or self.convicted


def standing(happened: Iterable[Happened], *, today: datetime.date) -> Standing:
    """Where the child stands on a day, from the events in the order in which they happened.

    Events of one day count in the order given. A charge after an out-of-court disposal takes its
    place; an end without an outcome takes back all that came before.
    """
    now = Standing()
    for one in sorted(happened, key=lambda event: event.on):
        now = _notified(_moved(now, one), one, today)
    return now


def _moved(now: Standing, one: Happened) -> Standing:
    kind = one.kind
    if kind in events.WITHOUT_OUTCOME:
        return Standing(stage=kind)
    now = _managed(replace(now, stage=kind), one)
    if kind in events.OUT_OF_COURT:
        return replace(now, live=False, out_of_court=True, admitted=kind in events.ADMITTED)
    if kind == events.CHARGE:
        return replace(now, live=True, out_of_court=False, admitted=False)
    if kind == events.PLEA_NOT_GUILTY:
        return replace(now, live=True, pleaded_guilty=False, admitted=False)
    return replace(
        now,
        live=kind in events.GOING_ON or (now.live and kind != events.SENTENCE),
        pleaded_guilty=now.pleaded_guilty or kind == events.PLEA_GUILTY,
        admitted=now.admitted or kind in events.ADMITTED,
        found=now.found or kind in {events.FOUND_GUILTY, events.FOUND_DID_ACT},
        convicted=now.convicted or kind in events.CONVICTIONS,
        work_agreed=now.work_agreed or kind == events.WORK_AGREED,
    )


def _managed(now: Standing, one: Happened) -> Standing:
    """The public protection arrangements, as the event leaves them."""
    if one.kind == events.MAPPA_ENDED:
        return replace(now, mappa=False, mappa_category="", mappa_level="")
    if one.kind not in {events.MAPPA_REFERRAL, events.MAPPA_LEVEL}:
        return now
    return replace(
        now,
        mappa=True,
        mappa_category=one.mappa_category or now.mappa_category,
        mappa_level=one.mappa_level or now.mappa_level,
    )


def _notified(now: Standing, one: Happened, today: datetime.date) -> Standing:
    if one.kind == events.NOTIFICATION_ENDED:
        return replace(now, notifies=False, notifies_until=None)
    if one.notification == "yes":
        until = one.notification_until
        return replace(now, notifies=until is None or until >= today, notifies_until=until)
    return now


def acceptance(recorded: str, now: Standing) -> str:
    """How much responsibility the child takes: none, some, full, or empty where nobody knows.

    ``recorded`` is what somebody wrote down last; it goes before what a disposal implies.
    """
    return recorded or (SOME if now.admitted else "")


@follows("R32")
def may_happen(kind: str, *, age_at_incident: int | None) -> Answer:
    """Whether an event of the criminal process may be recorded about a child of that age.

    Children and Young Persons Act 1933, section 50. The police may record every incident.
    """
    if kind in {events.POLICE_RECORD, events.IN_ERROR}:
        return OK
    if age_at_incident is None:
        return refuse(
            "R32",
            "Record the child’s age at the time of the incident first: a child under 10 cannot be"
            " guilty of an offence.",
            field="kind",
        )
    if age_at_incident < RESPONSIBILITY_FROM:
        return refuse(
            "R32",
            f"The child was {age_at_incident} when it happened. A child under 10 cannot be guilty"
            " of an offence, so only the police record of the incident is kept.",
            field="kind",
        )
    return OK


def follows_on(kind: str, *, before: Iterable[str]) -> Answer:
    """Whether what must come first is on the track; no clause: it is the order of the law."""
    needed = events.PRECEDED_BY.get(kind)
    if needed is None or needed & set(before):
        return OK
    first = " or ".join(f"“{words}”" for name, words in events.EVENTS.items() if name in needed)
    return refuse("", f"“{events.EVENTS[kind]}” follows {first}. Record that first.", field="kind")


@follows("R31")
def may_be_referred_to_mappa(now: Standing, *, age_at_incident: int | None) -> Answer:
    """Whether the child may be referred to the public protection arrangements.

    Nottingham City and Nottinghamshire, Protection/Response; Criminal Justice Act 2003, sections
    325 to 327: wider, it reaches cautions and findings that bring the duty to notify.
    """
    if age_at_incident is not None and age_at_incident < RESPONSIBILITY_FROM:
        return refuse("R31", "A child under 10 is never referred to MAPPA.", field="kind")
    if now.convicted or now.notifies:
        return OK
    return refuse(
        "R31",
        "A MAPPA referral is possible once a conviction is recorded, or a caution or finding that"
        " brings the duty to notify the police.",
        field="kind",
    )


@follows("R33")
def work_goes_on(now: Standing) -> Answer:
    """That help does not wait while the process is live. Nottingham, Issues."""
    if not now.live:
        return OK
    if now.work_agreed:
        return prompt(
            "R33",
            "Work goes on as agreed with the police and the Crown Prosecution Service: the child"
            " harmed and the incidents themselves are not spoken of.",
        )
    return prompt(
        "R33",
        "Help need not wait for the investigation. Agree with the police and the Crown Prosecution"
        " Service on work that does not speak of the child harmed or of the incidents.",
    )


@follows("R34")
def therapy_goes_on(*, live: bool, therapy_offered: bool) -> Answer:
    """That the therapy of a child who may be a witness is not delayed by the process.

    ``live``: a process about the incident goes on, as far as known. Crown Prosecution Service,
    Pre-trial therapy.
    """
    if not live:
        return OK
    start = "" if therapy_offered else "Offer therapy now. "
    return prompt(
        "R34",
        f"{start}Therapy is not delayed for the criminal process. The child or the carers decide"
        " with the therapist. Tell the police that it takes place; notes are asked for only on a"
        " reasonable line of enquiry. An older local protocol may say that the interview comes"
        " first: it differs from the national guidance.",
    )
