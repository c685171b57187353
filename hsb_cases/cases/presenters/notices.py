"""Possible matches, as the teams of known children see them."""

from dataclasses import dataclass

from django.urls import reverse

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.forms.matching import DecideMatchForm
from hsb_cases.cases.models import PossibleMatch
from hsb_cases.cases.selectors.notices import Notice, NoticePage
from hsb_cases.core.filters import moment, short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tag, Turn


@dataclass(frozen=True)
class NoticeRow:
    """One notice of the list."""

    child: str
    reference: str
    sentence: str
    tag: Tag
    href: str
    verb: str


@dataclass(frozen=True)
class NoticesPage:
    """The list of what waits to be looked at or merged."""

    rows: tuple[NoticeRow, ...]
    turn: Turn
    title: str = "Possible matches"


@dataclass(frozen=True)
class MatchPage:
    """One possible match, and what to do with it."""

    title: str
    crumbs: tuple[Crumb, ...]
    sentence: str
    known: Card
    other: Card | None
    form: DecideMatchForm | None
    decided: str
    next_step: str
    merge_href: str


def notices_page(found: NoticePage, actor: Actor) -> NoticesPage:
    """The list, oldest first."""
    here = reverse("cases:matches")
    following = f"{here}?after={found.next_after}" if found.next_after else ""
    return NoticesPage(
        rows=notice_rows(found, actor),
        turn=Turn(next_href=following, next_text="Next"),
    )


def notice_rows(found: NoticePage, actor: Actor) -> tuple[NoticeRow, ...]:
    """Each notice of a page as one line."""
    return tuple(_row(notice, actor) for notice in found.notices)


def match_page(notice: Notice, actor: Actor, form: DecideMatchForm) -> MatchPage:
    """One notice. The other record is shown only where the actor may see it."""
    match = notice.match
    case = match.case
    is_open = match.outcome == PossibleMatch.Outcome.OPEN
    same = match.outcome == PossibleMatch.Outcome.SAME and not notice.is_merged
    return MatchPage(
        title=f"Possible match: {case.child.full_name}",
        crumbs=(Crumb("Possible matches", reverse("cases:matches")),),
        sentence=sentence_of(match),
        known=_card("The child you know", notice, of_case=True),
        other=_card("The record entered later", notice, of_case=False) if notice.other else None,
        form=form if is_open else None,
        decided=_decided(match),
        next_step=_next_step(notice, actor) if same else "",
        merge_href=_merge_href(notice, actor) if same else "",
    )


def sentence_of(match: PossibleMatch) -> str:
    """What is known of a possible match without the other record's content."""
    why = match.why[:1].lower() + match.why[1:]
    return (
        f"A record entered by {match.entered_by_agency} on {short_day(match.noticed_at)} may be the"
        f" same child: {why}."
    )


def _row(notice: Notice, actor: Actor) -> NoticeRow:
    match = notice.match
    is_open = match.outcome == PossibleMatch.Outcome.OPEN
    merge_href = "" if is_open else _merge_href(notice, actor)
    return NoticeRow(
        child=match.case.child.full_name,
        reference=match.case.reference,
        sentence=sentence_of(match),
        tag=Tag("To look at", "today") if is_open else Tag("The same child, to be merged", "state"),
        href=merge_href or _address("cases:match", notice),
        verb="Decide" if is_open else "Merge" if merge_href else "Open",
    )


def _decided(match: PossibleMatch) -> str:
    if match.outcome == PossibleMatch.Outcome.OPEN or match.decided_at is None:
        return ""
    return f"{match.get_outcome_display()}: {match.decision_reason} ({moment(match.decided_at)})"


def _next_step(notice: Notice, actor: Actor) -> str:
    if notice.other is None:
        return (
            f"The other record is one you may not see. Ask {notice.match.entered_by_agency} which"
            " team works with that child, and agree with that team’s manager who is to manage both"
            f" cases: that person can merge them. Give them {notice.match.case.reference}."
        )
    if not actor.can(Ability.MERGE):
        return (
            "A manager merges the two records. Ask yours: the notice stays in the list until then."
        )
    return "Merge the two records: put them side by side and choose the one you keep."


def _merge_href(notice: Notice, actor: Actor) -> str:
    if notice.other is None or not actor.can(Ability.MERGE):
        return ""
    return _address("cases:merge_match", notice)


def _address(name: str, notice: Notice) -> str:
    return reverse(name, args=[notice.match.case.reference, notice.match.created_in])


def _card(title: str, notice: Notice, *, of_case: bool) -> Card:
    child = notice.match.case.child if of_case else notice.other
    reference = notice.match.case.reference if of_case else notice.other_reference
    assert child is not None  # noqa: S101 -- the caller asks only where it is seen
    born = short_day(child.date_of_birth)
    status = child.get_date_of_birth_status_display().lower()
    return Card(
        title=title,
        facts=(
            Fact("Name", child.full_name),
            Fact("Known as", child.known_as, missing="No other name"),
            Fact("Other names", ", ".join(child.other_names), missing="None"),
            Fact("Date of birth", f"{born} ({status})" if born else ""),
            Fact("School", child.school_name),
            Fact("Case", reference, missing="None you may see"),
        ),
        href=reverse("workspace:case", args=[reference]) if reference else "",
    )
