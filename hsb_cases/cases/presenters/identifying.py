"""Identifying a child: the questions, then the records that may be of the same child."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse

from hsb_cases.cases.forms.identifying import IdentityForm
from hsb_cases.cases.models import Case
from hsb_cases.cases.presenters.matches import MatchPanel
from hsb_cases.core.filters import short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Fact

NOT_ANSWERS = frozenset({"csrfmiddlewaretoken", "step", "existing_child"})


@dataclass(frozen=True)
class IdentifyPage:
    """Who the child is: asked, or (with ``matches``) checked against what is known."""

    description: str
    crumbs: tuple[Crumb, ...]
    cancel_href: str
    form: IdentityForm
    matches: MatchPanel | None = None
    facts: tuple[Fact, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    """What was typed, carried along as hidden values."""
    title: str = "Identify the child"


def identify_page(case: Case, form: IdentityForm) -> IdentifyPage:
    """The questions."""
    href = _case_href(case)
    return IdentifyPage(
        description=case.child.description, crumbs=_crumbs(case), cancel_href=href, form=form
    )


def identify_check_page(
    case: Case, form: IdentityForm, posted: QueryDict, matches: MatchPanel
) -> IdentifyPage:
    """What was typed, and the records that may be of the same child."""
    known = form.cleaned_data
    names = " ".join(part for part in (known["given_name"], known["family_name"]) if part)
    born = known["date_of_birth"]
    status = dict(form.fields["date_of_birth_status"].choices).get(known["date_of_birth_status"])  # type: ignore[attr-defined]  # a ChoiceField
    facts = (
        Fact("Name", names),
        Fact("Known as", known["known_as"], missing="No other name"),
        Fact("Date of birth", f"{short_day(born)} ({str(status).lower()})" if born else ""),
        Fact("NHS number", known["nhs_number"]),
        Fact("Unique pupil number", known["upn"]),
        Fact("How you know", known["reason"]),
    )
    answers = tuple(
        (name, str(value))
        for name, values in posted.lists()
        if name not in NOT_ANSWERS
        for value in values
    )
    return replace(identify_page(case, form), matches=matches, facts=facts, answers=answers)


def _case_href(case: Case) -> str:
    return reverse("workspace:case", args=[case.reference])


def _crumbs(case: Case) -> tuple[Crumb, ...]:
    return (Crumb(f"Case {case.reference}", _case_href(case)),)
