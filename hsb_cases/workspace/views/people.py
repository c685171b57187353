"""The people around a child: the page, and the adults."""

from collections.abc import Callable, Sequence

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.cases.commands.people import (
    PersonDetails,
    RelationshipDetails,
    add_relationship,
    change_relationship,
    end_relationship,
)
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from hsb_cases.core.parts import Fact
from hsb_cases.workspace.forms.people import EndOnForm, PersonForm
from hsb_cases.workspace.presenters.case_form import case_form_page
from hsb_cases.workspace.presenters.people import people_page
from hsb_cases.workspace.selectors.case import CaseHead
from hsb_cases.workspace.selectors.people import (
    case_people,
    case_to_change,
    relationship_of,
)
from hsb_cases.workspace.views.case import record_opening
from hsb_cases.workspace.views.refusals import refused_in

PERSON_FIELDS = ("full_name", "date_of_birth", "phone", "email", "interpreter_language")
RELATIONSHIP_FIELDS = (
    "kind",
    "parental_responsibility",
    "responsibility_basis",
    "contact_limit",
    "from_date",
)


@require_safe
def people(request: ActingRequest, reference: str) -> HttpResponse:
    """Who is around the child, where the child lives, and the child's own details."""
    today = clock.today()
    found = case_people(request.actor, reference, today=today)
    record_opening(request, reference, found.head.case.pk)
    page = people_page(found, request.actor, today=today)
    return render(request, "workspace/people.jinja", page, section="Cases")


@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: ActingRequest, reference: str) -> HttpResponse:
    """Record an adult around the child."""
    head = to_change(request, reference)
    form = PersonForm(sent(request))

    def act() -> None:
        person, relationship = _details(form)
        add_relationship(case=head.case, person=person, relationship=relationship, by=request.actor)

    return form_page(request, head, form, act, title="Add a person", button="Add")


@require_http_methods(["GET", "HEAD", "POST"])
def person_change(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """Change an adult around the child."""
    head = to_change(request, reference)
    relationship = relationship_of(head.case, number)
    form = PersonForm(
        sent(request),
        initial={name: getattr(relationship.person, name) for name in PERSON_FIELDS}
        | {name: getattr(relationship, name) for name in RELATIONSHIP_FIELDS},
    )

    def act() -> None:
        person, details = _details(form)
        change_relationship(
            case=head.case,
            relationship=relationship,
            person=person,
            details=details,
            by=request.actor,
        )

    title = f"Change {relationship.person.full_name}"
    return form_page(request, head, form, act, title=title)


@require_http_methods(["GET", "HEAD", "POST"])
def person_end(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """Record that an adult is no longer what they were to the child."""
    head = to_change(request, reference)
    relationship = relationship_of(head.case, number)
    form = EndOnForm(sent(request))

    def act() -> None:
        end_relationship(
            case=head.case,
            relationship=relationship,
            on=form.cleaned_data["on"],
            reason=form.cleaned_data["reason"],
            by=request.actor,
        )

    facts = [
        Fact("Person", relationship.person.full_name),
        Fact("To the child", relationship.get_kind_display()),
    ]
    title = "End what a person is to the child"
    return form_page(request, head, form, act, title=title, button="End", facts=facts)


def to_change(request: ActingRequest, reference: str) -> CaseHead:
    """A case that the actor may add to. Raises OutOfScope."""
    return case_to_change(request.actor, reference, today=clock.today())


def sent(request: ActingRequest):
    """What was sent, or None where a form is opened."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: ActingRequest,
    head: CaseHead,
    form: forms.Form,
    act: Callable[[], None],
    *,
    title: str,
    button: str = "Save",
    facts: Sequence[Fact] = (),
) -> HttpResponse:
    """Act on a form that is whole and go back to the people; else show it with what is wrong."""
    back = reverse("workspace:case_people", args=[head.case.reference])
    if form.is_valid():
        try:
            act()
        except Refused as refused:
            refused_in(form, refused)
        else:
            messages.success(request, "Saved.")
            return redirect(back)
    page = case_form_page(
        head,
        request.actor,
        form,
        tab="People",
        title=title,
        button=button,
        cancel_href=back,
        facts=facts,
    )
    return render(request, "workspace/case_form.jinja", page, section="Cases")


def _details(form: PersonForm) -> tuple[PersonDetails, RelationshipDetails]:
    facts = form.cleaned_data
    return (
        PersonDetails(**{name: facts[name] for name in PERSON_FIELDS}),
        RelationshipDetails(**{name: facts[name] for name in RELATIONSHIP_FIELDS}),
    )
