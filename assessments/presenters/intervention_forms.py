"""The forms about one intervention, each on a page of its own."""

from collections.abc import Sequence

from django import forms
from django.urls import reverse

from assessments.models import Intervention, InterventionSession, ProgressMeasure
from assessments.presenters.addresses import case_address, place
from assessments.presenters.forms import FormPage
from assessments.rules.programmes import STAGES
from assessments.rules.sessions import SessionFacts
from assessments.selectors.interventions import CaseToPlan, SeenIntervention, plan_of
from assessments.selectors.support import HarmedPart
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import Case
from hsb_cases.core.pages import Crumb
from hsb_cases.core.why import why


def intervention_address(intervention: Intervention) -> str:
    """The page of an intervention."""
    return reverse("interventions:intervention", args=[intervention.reference])


def interventions_address(case: Case) -> str:
    """The interventions of the case, or the case where there is no such page."""
    found = place("workspace:case_interventions", case.reference)
    return found or case_address(case.reference)


def crumbs_of_case(case: Case) -> tuple[Crumb, ...]:
    """The way to the interventions of a case."""
    return (
        Crumb(f"Case {case.reference}", case_address(case.reference)),
        Crumb("Interventions", interventions_address(case)),
    )


def crumbs_of_work(intervention: Intervention) -> tuple[Crumb, ...]:
    """The way to a page of an intervention."""
    here = Crumb(f"Intervention {intervention.reference}", intervention_address(intervention))
    return (*crumbs_of_case(intervention.case), here)


def plan_page(found: CaseToPlan, form: forms.Form, *, proposed: str) -> FormPage:
    """Planning work with the child of a case."""
    return FormPage(
        title="Plan an intervention",
        who=found.case.child.full_name,
        form=form,
        button="Plan the intervention",
        cancel_href=interventions_address(found.case),
        crumbs=crumbs_of_case(found.case),
        notice=proposed,
        why=[why(rule) for rule in ("R25", "R27", "R36", "R41")],
    )


def work_form_page(
    seen: SeenIntervention,
    form: forms.Form,
    *,
    title: str,
    button: str,
    rules: Sequence[str] = (),
    **shown: object,
) -> FormPage:
    """A form about one intervention; ``rules`` are the clauses that its questions follow."""
    return FormPage(
        title=title,
        who=seen.case.child.full_name,
        form=form,
        button=button,
        cancel_href=intervention_address(seen.intervention),
        crumbs=crumbs_of_work(seen.intervention),
        back_text="Back to the intervention",
        why=[why(rule) for rule in rules],
        **shown,  # type: ignore[arg-type]  # the page's own keywords
    )


def support_page(case: Case, found: HarmedPart, form: forms.Form) -> FormPage:
    """Deciding on support for a child who was harmed."""
    decided = found.decision
    return FormPage(
        title="Decide on support",
        who=case.child.full_name,
        form=form,
        button="Record the decision",
        cancel_href=interventions_address(case),
        crumbs=crumbs_of_case(case),
        intro=f"For this child alone, after incident {found.part.incident.reference}.",
        notice=f"Decided before: {decided.get_decision_display()}. It stays in the record; the"
        " latest decision stands."
        if decided
        else "",
        back_text="Back to the interventions",
        why=[why("R35")],
    )


def practitioner_choices(people: Sequence[Membership]) -> list[tuple[str, str, str]]:
    """The number, name and hint of each person who could do the work."""
    return [
        (str(one.pk), one.user.full_name, f"{one.role_facts.label}, {one.team.agency.name}.")
        for one in people
    ]


def scale_words(measure: ProgressMeasure) -> str:
    """The scale, and what was measured before."""
    return (
        f"{measure.what}: a number from {measure.lowest} to {measure.highest}. It was"
        f" {measure.before} before."
    )


def planned_as_typed(intervention: Intervention) -> dict[str, object]:
    """The plan as its form takes it, to be changed."""
    plan = plan_of(intervention)
    agreed = vars(plan.agreement)
    return {
        **vars(plan),
        **vars(plan.views),
        **agreed,
        "reviews_after": ", ".join(str(after) for after in plan.agreement.reviews_after),
        "practitioner": str(intervention.practitioner_id),
    }


def recorded_session(entry: InterventionSession) -> dict[str, object]:
    """An entry of the log as its form takes it, to be corrected."""
    return {
        **{name: getattr(entry, name) for name in SessionFacts.__dataclass_fields__},
        "called_off_reason": entry.missed_reason,
    }


def next_session(last: InterventionSession | None) -> dict[str, object]:
    """What the next session starts with: the stage of the last one, or the first of all."""
    return {"stage": last.stage if last else STAGES[0][0]}
