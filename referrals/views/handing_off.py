"""Following up a referral to an authority that does not use the product."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from hsb_cases.documents.rendering import render_pdf
from referrals.commands.handing_off import record_acknowledged, record_sent
from referrals.forms.handing_off import AcknowledgedForm, MomentForm, SentForm
from referrals.models import Referral
from referrals.presenters.handing_off import hand_off_document, hand_off_page
from referrals.presenters.notices import telephone_lines
from referrals.selectors.areas import Area, FrontDoor, front_doors
from referrals.selectors.handing_off import hand_off_for

ACKNOWLEDGED = "acknowledged"


@require_http_methods(["GET", "HEAD", "POST"])
def hand_off(request: ActingRequest, reference: str) -> HttpResponse:
    """Where the hand-off stands; record how it was sent and who acknowledged it."""
    referral = hand_off_for(request.actor, reference)
    acknowledging = request.POST.get("act") == ACKNOWLEDGED
    data = request.POST if request.method == "POST" else None
    today = clock.today()
    sent = SentForm(None if acknowledging else data, today=today, prefix="sent")
    acknowledged = AcknowledgedForm(
        data if acknowledging else None, today=today, prefix=ACKNOWLEDGED
    )
    form: MomentForm = acknowledged if acknowledging else sent
    if form.is_valid():
        try:
            _record(request, referral, form)
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            messages.success(request, "Recorded.")
            return redirect("referrals:hand_off", reference=reference)
    page = hand_off_page(
        referral,
        telephone_lines([_door(referral)]),
        sent_form=sent,
        acknowledged_form=acknowledged,
        today=today,
    )
    return render(request, "referrals/hand_off.jinja", page)


@require_safe
@never_cache
def hand_off_pdf(request: ActingRequest, reference: str) -> HttpResponse:
    """The referral of that one child as a document; taking it is recorded."""
    referral = hand_off_for(request.actor, reference)
    now = clock.now()
    document = hand_off_document(referral, _door(referral), by=request.actor, at=now)
    made = render_pdf("pdf/hand_off.jinja", document)
    record_access(
        kind=AccessEntry.Kind.EXPORTED,
        at=now,
        page="referrals:hand_off_pdf",
        reference=referral.reference,
    )
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{referral.reference}.pdf"'},
    )


def _record(request: ActingRequest, referral: Referral, form: MomentForm) -> None:
    now = clock.now()
    if isinstance(form, SentForm):
        how = form.cleaned_data["how"]
        record_sent(referral=referral, how=how, sent_at=form.moment, at=now, by=request.actor)
        return
    record_acknowledged(
        referral=referral,
        by_whom=form.cleaned_data["by_whom"],
        acknowledged_at=form.moment,
        at=now,
        by=request.actor,
    )


def _door(referral: Referral) -> FrontDoor:
    authority = referral.local_authority
    area = Area(authority.code, authority.name, authority.uses_product)
    return front_doors([area], [area.code], clock.today())[area.code]
