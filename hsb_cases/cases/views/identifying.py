"""Giving a child who was only described the identity that is known now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.agencies.views.attempts import attempt
from hsb_cases.cases.commands.identifying import Identity, identify_child
from hsb_cases.cases.forms.identifying import IdentityForm
from hsb_cases.cases.models import Case
from hsb_cases.cases.presenters.identifying import identify_check_page, identify_page
from hsb_cases.cases.presenters.matches import MatchPanel, match_panel
from hsb_cases.cases.selectors.identifying import case_to_identify
from hsb_cases.cases.selectors.matching import MatchQuery, PossibleChild, likely_matches
from hsb_cases.cases.views.recording import record_opening, record_search
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_http_methods(["GET", "HEAD", "POST"])
def identify(request: ActingRequest, reference: str) -> HttpResponse:
    """Ask who the child is, show records alike, then record it."""
    case = case_to_identify(request.actor, reference)
    record_opening(request, case)
    step = request.POST.get("step", "")
    form = IdentityForm(request.POST if step else None, today=clock.today())
    form.quiet = step == "change"  # type: ignore[attr-defined]  # read by the form renderer
    if step not in {"check", "record"} or not form.is_valid():
        return render(request, "cases/identify.jinja", identify_page(case, form), section="Cases")
    matches = _search(request, case, form)
    panel = _panel(form, matches, asked=step == "record")
    if step == "record" and not panel.error:
        facts = {name: form.cleaned_data[name] for name in Identity.__dataclass_fields__}
        done = attempt(
            form,
            lambda: identify_child(
                case=case,
                identity=Identity(**facts),
                reason=form.cleaned_data["reason"],
                at=clock.now(),
                by=request.actor,
            ),
        )
        if done:
            return _go_on(request, case, done.prompts, _chosen(matches, panel.chosen))
        return render(request, "cases/identify.jinja", identify_page(case, form), section="Cases")
    page = identify_check_page(case, form, request.POST, panel)
    return render(request, "cases/identify.jinja", page, section="Cases")


def _search(request: ActingRequest, case: Case, form: IdentityForm) -> list[PossibleChild]:
    known = form.cleaned_data
    record_search(request, case)
    names = ("given_name", "family_name", "known_as", "date_of_birth", "date_of_birth_status")
    sought = {name: known[name] for name in (*names, "nhs_number", "upn")}
    return likely_matches(request.actor, MatchQuery(**sought, leaving_out=case.child_id))


def _panel(form: IdentityForm, matches: list[PossibleChild], *, asked: bool) -> MatchPanel:
    chosen = form.cleaned_data["existing_child"]
    error = ""
    if asked and matches and not chosen:
        error = "Choose a record, or say that none of these is the child"
        form.add_error("existing_child", error)
    return match_panel(
        matches,
        chosen=chosen,
        error=error,
        hint="If one of them is the child, a manager merges the two records afterwards.",
    )


def _chosen(matches: list[PossibleChild], chosen: str) -> PossibleChild | None:
    return next((match for match in matches if str(match.child_id) == chosen), None)


def _go_on(
    request: ActingRequest, case: Case, prompts: tuple[str, ...], same: PossibleChild | None
) -> HttpResponse:
    """Say what was recorded, and what to do where the child has a record already."""
    messages.success(request, "The child is identified. The description stays in the record.")
    for prompt in prompts:
        messages.warning(request, prompt)
    if same is None or not same.case_reference:
        return redirect("workspace:case", reference=case.reference)
    if request.actor.can(Ability.MERGE):
        return redirect("cases:merge", reference=same.case_reference, other=case.reference)
    messages.warning(
        request,
        f"Ask a team manager to merge this record with the one of case {same.case_reference}.",
    )
    return redirect("workspace:case", reference=case.reference)
