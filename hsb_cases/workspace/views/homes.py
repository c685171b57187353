"""Where a child lives: addresses and households."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.cases.commands.people import (
    AddressDetails,
    add_address,
    add_to_household,
    change_address,
    join_household,
    leave_household,
)
from hsb_cases.core.parts import Fact
from hsb_cases.workspace.forms.people import (
    AddressForm,
    EndOnForm,
    HouseholdForm,
    HouseholdMemberForm,
)
from hsb_cases.workspace.selectors.people import (
    address_of,
    household_of,
    member_of,
    relationships_of,
)
from hsb_cases.workspace.views.people import form_page, sent, to_change

ADDRESS_FIELDS = ("lines", "postcode", "uprn", "protected", "from_date", "to_date")


@require_http_methods(["GET", "HEAD", "POST"])
def address_new(request: ActingRequest, reference: str) -> HttpResponse:
    """Record where the child lives or lived."""
    head = to_change(request, reference)
    form = AddressForm(sent(request))

    def act() -> None:
        add_address(case=head.case, details=AddressDetails(**form.cleaned_data), by=request.actor)

    return form_page(request, head, form, act, title="Add an address", button="Add")


@require_http_methods(["GET", "HEAD", "POST"])
def address_change(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """Change an address, or say until when the child lived there."""
    head = to_change(request, reference)
    address = address_of(head.case, number)
    initial = {name: getattr(address, name) for name in ADDRESS_FIELDS}
    form = AddressForm(sent(request), initial=initial)

    def act() -> None:
        details = AddressDetails(**form.cleaned_data)
        change_address(case=head.case, address=address, details=details, by=request.actor)

    return form_page(request, head, form, act, title="Change an address")


@require_http_methods(["GET", "HEAD", "POST"])
def household_new(request: ActingRequest, reference: str) -> HttpResponse:
    """Record a household that the child lives in."""
    head = to_change(request, reference)
    form = HouseholdForm(sent(request))

    def act() -> None:
        join_household(
            case=head.case,
            household_name=form.cleaned_data["name"],
            from_date=form.cleaned_data["from_date"],
            by=request.actor,
        )

    return form_page(request, head, form, act, title="Add a household", button="Add")


@require_http_methods(["GET", "HEAD", "POST"])
def household_add(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """Record that an adult around the child lives in the household."""
    head = to_change(request, reference)
    household = household_of(head.case, number)
    around = {str(one.pk): one for one in relationships_of(head.case)}
    people = [
        (key, f"{one.person.full_name}, {one.get_kind_display().lower()}")
        for key, one in around.items()
    ]
    form = HouseholdMemberForm(sent(request), people=people)

    def act() -> None:
        add_to_household(
            case=head.case,
            household=household,
            relationship=around[form.cleaned_data["person"]],
            from_date=form.cleaned_data["from_date"],
            by=request.actor,
        )

    facts = [Fact("Household", household.name)]
    title = "Add a person to a household"
    return form_page(request, head, form, act, title=title, button="Add", facts=facts)


@require_http_methods(["GET", "HEAD", "POST"])
def household_leave(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """Record that the child or an adult no longer lives there."""
    head = to_change(request, reference)
    member = member_of(head.case, number)
    form = EndOnForm(sent(request))

    def act() -> None:
        leave_household(
            case=head.case,
            member=member,
            on=form.cleaned_data["on"],
            reason=form.cleaned_data["reason"],
            by=request.actor,
        )

    who = member.person.full_name if member.person else "The child"
    facts = [Fact("Household", member.household.name), Fact("Who", who)]
    return form_page(request, head, form, act, title="Left a household", facts=facts)
