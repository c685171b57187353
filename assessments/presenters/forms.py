"""One form about an enquiry, on a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms

from assessments.models import Section47Enquiry
from assessments.presenters.addresses import case_address, crumbs, enquiry_address
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import Case, Child, Participation
from hsb_cases.core.filters import short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Why
from hsb_cases.core.why import why


@dataclass(frozen=True)
class FormPage:
    """What the page shows."""

    title: str
    who: str
    form: forms.Form
    button: str
    cancel_href: str
    crumbs: Sequence[Crumb] = ()
    intro: str = ""
    notice: str = ""
    """What must not be forgotten while the form is filled in."""
    missing: Sequence[str] = ()
    """What is still to do first; the form is left out then."""
    back_text: str = "Back to the enquiry"
    warning: bool = False
    why: Sequence[Why] = ()
    """The clauses that the questions follow."""


def form_page(
    enquiry: Section47Enquiry,
    form: forms.Form,
    *,
    title: str,
    button: str,
    rules: Sequence[str] = (),
    **shown: object,
) -> FormPage:
    """The page about one enquiry; ``rules`` are the clauses that its questions follow."""
    return FormPage(
        title=title,
        who=enquiry.case.child.full_name,
        form=form,
        button=button,
        cancel_href=enquiry_address(enquiry),
        crumbs=crumbs(enquiry),
        why=[why(rule) for rule in rules],
        **shown,  # type: ignore[arg-type]  # the page's own keywords
    )


def interpreter_words(child: Child) -> str:
    """That an interpreter is booked for each contact with a child who needs one (R37)."""
    if child.interpreter != "yes":
        return ""
    language = child.interpreter_language or child.first_language
    spoken = f", for {language}" if language else ""
    return (
        f"{child.full_name} needs an interpreter{spoken}. Book one for each contact, or write down"
        " why not. A member of the family does not interpret."
    )


def start_page(case: Case, form: forms.Form) -> FormPage:
    """Starting an enquiry for the child of a case."""
    href = case_address(case.reference)
    return FormPage(
        title="Start a section 47 enquiry",
        who=case.child.full_name,
        form=form,
        button="Start the enquiry",
        cancel_href=href,
        crumbs=(Crumb(f"Case {case.reference}", href),),
        intro="Start it where the strategy discussion found that the threshold is met for this"
        " child. Where it was recorded in this service, look first whether the enquiry is there.",
    )


def incident_choices(parts: Sequence[Participation]) -> list[tuple[str, str]]:
    """The number and words of each incident in which the child has a part."""
    return [
        (
            str(part.incident_id),
            f"{part.incident.reference}, {part.get_role_display().lower()}"
            + (
                f", {short_day(part.incident.happened_from)}" if part.incident.happened_from else ""
            ),
        )
        for part in parts
    ]


def worker_choices(
    workers: Sequence[Membership], enquiry: Section47Enquiry
) -> list[tuple[str, str, str]]:
    """The number, name and hint of each social worker; the case's own team first."""
    team = enquiry.case.managing_team_id
    return [
        (str(one.pk), one.user.full_name, _hint(one, enquiry))
        for one in sorted(workers, key=lambda one: (one.team_id != team, one.user.full_name))
        if one.pk != enquiry.worker_id
    ]


def member_choices(workers: Sequence[Membership]) -> list[tuple[str, str]]:
    """The number and words of each social worker, for a list to pick from."""
    return [
        (str(one.pk), f"{one.user.full_name}, {one.role_facts.label}, {one.team.name}")
        for one in workers
    ]


def swap_choices(enquiries: Sequence[Section47Enquiry]) -> list[tuple[str, str]]:
    """The number and words of each enquiry to swap with."""
    return [
        (
            str(one.pk),
            f"{one.worker.user.full_name if one.worker else ''}: enquiry {one.reference},"
            f" {one.case.child.initials}",
        )
        for one in enquiries
    ]


def _hint(one: Membership, enquiry: Section47Enquiry) -> str:
    words = f"{one.role_facts.label}, {one.team.name}"
    return f"{words}. Has the child’s case." if one.pk == enquiry.case.worker_id else f"{words}."
