"""Allocating a case, or handing it over."""

from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.core.filters import plural
from hsb_cases.workspace.forms.allocation import AllocateForm, HandOverForm
from hsb_cases.workspace.presenters.case_frame import Frame, case_frame
from hsb_cases.workspace.selectors.allocation import AllocationChoices, Worker


@dataclass(frozen=True)
class AllocationPage:
    """What the page shows."""

    title: str
    head: Frame
    worker: str
    team: str
    form: AllocateForm
    team_form: HandOverForm


def allocation_page(
    found: AllocationChoices, actor: Actor, form: AllocateForm, team_form: HandOverForm
) -> AllocationPage:
    """The page with both forms."""
    case = found.head.case
    frame = case_frame(found.head, actor, "Overview")
    return AllocationPage(
        title=f"Allocate: {frame.who}",
        head=frame,
        worker=case.worker.user.full_name if case.worker else "",
        team=case.managing_team.name,
        form=form,
        team_form=team_form,
    )


def worker_choices(found: AllocationChoices) -> list[tuple[str, str, str]]:
    """The number, name and hint of each worker; the case's own team and the least busy first."""
    team = found.head.case.managing_team_id

    def place(one: Worker) -> tuple[bool, int, str]:
        membership = one.membership
        return (membership.team_id != team, one.open_cases, membership.user.full_name)

    return [
        (
            str(one.membership.pk),
            one.membership.user.full_name,
            f"{one.membership.role_facts.label}, {one.membership.team.name}."
            f" {plural(one.open_cases, 'open case')}.",
        )
        for one in sorted(found.workers, key=place)
    ]


def team_choices(found: AllocationChoices) -> list[tuple[str, str]]:
    """The number and name of each team."""
    return [(str(team.pk), team.name) for team in found.teams]
