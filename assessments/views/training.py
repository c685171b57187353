"""The register of who is trained in which tool."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from assessments.commands import record_training, withdraw_training
from assessments.forms.assessing import TrainingForm, WithdrawTrainingForm
from assessments.presenters.training import (
    people_choices,
    training_form_page,
    training_page,
    withdraw_page,
)
from assessments.selectors.training import people_to_train, training_entry, training_register
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render

METHODS = ["GET", "HEAD", "POST"]


@require_safe
def training(request: ActingRequest) -> HttpResponse:
    """The register."""
    found = training_register(request.actor)
    page = training_page(found, today=clock.today())
    return render(request, "assessments/training.jinja", page, section="Cases")


@require_http_methods(METHODS)
def training_new(request: ActingRequest) -> HttpResponse:
    """Enter training."""
    people = people_to_train(request.actor, today=clock.today())
    form = TrainingForm(posted(request), people=people_choices(people), today=clock.today())

    def act() -> bool:
        users = {str(one.user_id): one.user for one in people}
        given = form.cleaned_data
        record_training(
            user=users[given["user"]],
            tool=given["tool"],
            trained_on=given["trained_on"],
            valid_until=given["valid_until"],
            provider=given["provider"],
            at=clock.now(),
            by=request.actor,
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The training is entered.")
        return redirect("hsb_assessments:training")
    page = training_form_page(form)
    return render(request, "assessments/form.jinja", page, section="Cases")


@require_http_methods(METHODS)
def training_withdraw(request: ActingRequest, number: int) -> HttpResponse:
    """Take back an entry made in error."""
    entry = training_entry(request.actor, number)
    form = WithdrawTrainingForm(posted(request))

    def act() -> bool:
        reason = form.cleaned_data["reason"]
        withdraw_training(training=entry, reason=reason, at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The entry is taken back.")
        return redirect("hsb_assessments:training")
    page = withdraw_page(entry, form)
    return render(request, "assessments/form.jinja", page, section="Cases")
