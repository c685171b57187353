"""Deciding on a referral: who works on it, the decision, and telling the referrer."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from referrals.commands.deciding import Decided, correct_decision, decide_referral
from referrals.commands.handling import give_referral, tell_referrer
from referrals.forms.deciding import CorrectionForm, DecisionForm, decision_form
from referrals.forms.front_door import FeedbackForm, HandlerForm
from referrals.models import Decision, FeedbackWay, Referral, ReferralStatus
from referrals.presenters.correcting import as_decided, correction_page
from referrals.presenters.deciding import Around, DecisionForms, decision_page
from referrals.rules.feedback import feedback_kind, full_text
from referrals.rules.weighing import doubts
from referrals.selectors.areas import front_doors_of
from referrals.selectors.left_out import left_out
from referrals.selectors.received import people_who_handle
from referrals.selectors.referrals import (
    earlier_decisions,
    feedback_on,
    member_of_receiving_team,
    referral_to_decide,
    referral_to_screen,
    siblings_of,
)
from referrals.selectors.triage import Triage, triage_of


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: ActingRequest, reference: str) -> HttpResponse:
    """Show one child's referral and take the decision."""
    referral = referral_to_decide(request.actor, reference)
    triage = _triage(referral)
    typed = request.POST if request.method == "POST" else None
    form = decision_form(typed, doubts=bool(doubts(triage.weighed)))
    if form.is_valid():
        try:
            decide_referral(
                referral=referral, decided=_decided(form), at=clock.now(), by=request.actor
            )
        except Refused as refused:
            form.add_error(_field_of(refused, form), refused.sentence)
            # Somebody else may have decided since it was read.
            referral = referral_to_decide(request.actor, reference)
        else:
            messages.success(request, "The decision is recorded.")
            return redirect("referrals:decide", reference=reference)
    return _page(request, referral, triage, decide_form=form if typed is not None else None)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActingRequest, reference: str) -> HttpResponse:
    """Put a later decision in the place of one that was wrong."""
    referral = referral_to_screen(request.actor, reference)
    triage = _triage(referral)
    form = CorrectionForm(
        posted(request), doubts=bool(doubts(triage.weighed)), earlier=as_decided(referral)
    )

    def act() -> bool:
        correct_decision(
            referral=referral,
            decided=_decided(form),
            because=form.cleaned_data["corrected_because"],
            at=clock.now(),
            by=request.actor,
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The decision is corrected.")
        return redirect("referrals:decide", reference=reference)
    page = correction_page(referral, triage, form=form)
    return render(request, "referrals/correct.jinja", page, section="Referrals")


@require_http_methods(["POST"])
def give(request: ActingRequest, reference: str) -> HttpResponse:
    """Give the referral to a person of the receiving team."""
    referral = referral_to_decide(request.actor, reference)
    form = HandlerForm(request.POST, people=_people(referral))
    if form.is_valid():
        handler = member_of_receiving_team(referral, int(form.cleaned_data["handler"]))
        try:
            give_referral(referral=referral, handler=handler, at=clock.now(), by=request.actor)
        except Refused as refused:
            form.add_error(_field_of(refused, form), refused.sentence)
        else:
            messages.success(request, f"{handler.user.full_name} works on this referral now.")
            return redirect("referrals:decide", reference=reference)
    return _page(request, referral, _triage(referral), handler_form=form)


@require_http_methods(["POST"])
def tell(request: ActingRequest, reference: str) -> HttpResponse:
    """Record what the referrer was told of the outcome."""
    referral = referral_to_decide(request.actor, reference)
    form = FeedbackForm(request.POST, kind=_kind(referral))
    if form.is_valid():
        try:
            tell_referrer(
                referral=referral,
                way=FeedbackWay(form.cleaned_data["way"]),
                text=form.cleaned_data.get("text", ""),
                at=clock.now(),
                by=request.actor,
            )
        except Refused as refused:
            form.add_error(_field_of(refused, form), refused.sentence)
        else:
            messages.success(request, "It is recorded what the referrer was told.")
            return redirect("referrals:decide", reference=reference)
    return _page(request, referral, _triage(referral), feedback_form=form)


def _page(
    request: ActingRequest,
    referral: Referral,
    triage: Triage,
    *,
    decide_form: DecisionForm | None = None,
    handler_form: HandlerForm | None = None,
    feedback_form: FeedbackForm | None = None,
) -> HttpResponse:
    waits = referral.status == ReferralStatus.RECEIVED
    # What was typed stays on the page, also where somebody else has decided meanwhile.
    shown = DecisionForms(decide=decide_form, handler=handler_form, feedback=feedback_form)
    if waits:
        shown = replace(
            shown,
            decide=decide_form or decision_form(doubts=bool(doubts(triage.weighed))),
            handler=handler_form or HandlerForm(people=_people(referral)),
        )
    elif referral.status == ReferralStatus.DECIDED:
        shown = replace(shown, feedback=feedback_form or _feedback_form(referral))
    siblings = siblings_of(referral)
    around = Around(
        siblings=siblings,
        told=feedback_on(referral),
        left_out=left_out(referral),
        doors=front_doors_of([referral, *siblings], on=clock.today()),
        earlier=earlier_decisions(referral),
    )
    page = decision_page(referral, triage, around, request.actor, shown=shown, today=clock.today())
    return render(request, "referrals/decide.jinja", page, section="Referrals")


def _decided(form: DecisionForm) -> Decided:
    chosen = form.cleaned_data
    return Decided(
        decision=Decision(chosen["decision"]),
        reasons=chosen["reasons"],
        self_harm_risk=chosen["self_harm_risk"],
        self_harm_detail=chosen["self_harm_detail"],
        differs_because=chosen["differs_because"],
        parallel_pathways=tuple(chosen["parallel_pathways"]),
        overridden={"R5": chosen.get("override_r5", "")},
    )


def _triage(referral: Referral) -> Triage:
    return triage_of(referral, on=clock.today())


def _people(referral: Referral) -> list[tuple[int, str]]:
    team = referral.received_by_id
    return people_who_handle(team, on=clock.today()) if team else []


def _kind(referral: Referral) -> str:
    return feedback_kind(reporter_is_professional=referral.concern.reporter_is_professional)


def _feedback_form(referral: Referral) -> FeedbackForm:
    begun = full_text(referral.get_decision_display(), referral.reference)
    return FeedbackForm(kind=_kind(referral), initial={"text": begun})


def _field_of(refused: Refused, form: DecisionForm | HandlerForm | FeedbackForm) -> str | None:
    return refused.field if refused.field in form.fields else None
