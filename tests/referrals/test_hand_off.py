"""A referral to an authority that does not use the product: document, sending, acknowledgement."""

import datetime
import re
import zlib
from dataclasses import replace

import pytest
from django.urls import reverse

from hsb_cases.agencies.acting import acting
from hsb_cases.audit.models import AccessEntry
from hsb_cases.core import clock
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from referrals.commands.handing_off import record_acknowledged, record_sent
from referrals.commands.submitting import submit_concern
from referrals.models import HandOff, Referral
from referrals.presenters.handing_off import hand_off_document
from referrals.selectors.areas import FrontDoor
from referrals.selectors.handing_off import hand_off_for
from tests.referrals.pages import errors_in, page_of, signed_in
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
LATER = NOON + datetime.timedelta(hours=1)
EARLIER = NOON - datetime.timedelta(hours=1)


@built_once
def referral(world):
    facts = with_children(MILA, replace(OWEN, home_authority="elsewhere", household=""))
    submit_concern(facts=facts, draft_reference="DRA-1", at=NOON, by=world["school"])
    with as_owner():
        return Referral.objects.select_related("hand_off").get(case__isnull=True)


def hand_off():
    with as_owner():
        return HandOff.objects.select_related("referral").get()


def sent(referral, by, *, how="Secure e-mail", sent_at=NOON, at=LATER):
    with acting(by):
        record_sent(referral=referral, how=how, sent_at=sent_at, at=at, by=by)


def acknowledged(referral, by, *, by_whom="Jo, duty worker", acknowledged_at=LATER, at=LATER):
    with acting(by):
        record_acknowledged(
            referral=referral, by_whom=by_whom, acknowledged_at=acknowledged_at, at=at, by=by
        )


def test_sending_and_acknowledging_are_recorded_in_this_order(world, referral):
    with pytest.raises(Refused, match="before you record who acknowledged"):
        acknowledged(referral, world["school"])
    sent(referral, world["school"])
    sent(referral, world["school"], how="Again by courier")
    acknowledged(referral, world["school"])
    done = hand_off()
    assert done.sent_how == "Again by courier"
    assert done.acknowledged_by == "Jo, duty worker"
    assert done.referral.status == "acknowledged"
    for again in (sent, acknowledged):
        with pytest.raises(Refused):
            again(referral, world["school"])


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"how": " "}, "Enter how you sent it"),
        ({"sent_at": LATER + datetime.timedelta(minutes=1)}, "not in the future"),
    ],
)
def test_sending_says_how_and_when(world, referral, facts, words):
    with pytest.raises(Refused, match=words):
        sent(referral, world["school"], **facts)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"by_whom": " "}, "Enter who acknowledged it"),
        ({"acknowledged_at": EARLIER}, "before it was sent"),
        ({"acknowledged_at": LATER + datetime.timedelta(minutes=1)}, "not in the future"),
    ],
)
def test_acknowledging_says_who_and_when(world, referral, facts, words):
    sent(referral, world["school"])
    with pytest.raises(Refused, match=words):
        acknowledged(referral, world["school"], **facts)


@pytest.mark.parametrize("who", ["police", "northmere front door", "stoneford manager"])
def test_only_who_referred_follows_it_up(world, referral, who):
    with pytest.raises(OutOfScope):
        sent(referral, world[who])
    with pytest.raises(NotPermitted):
        sent(referral, world["northmere auditor"])
    assert hand_off().sent_at is None


def test_the_document_holds_that_child_alone_and_initials_of_the_others(world, referral):
    with acting(world["school"]):
        own = hand_off_for(world["school"], referral.reference)
        document = hand_off_document(own, FrontDoor("Elsewhere"), by=world["school"], at=NOON)
    everything = str(document)
    assert "Owen Reed" in everything
    for hidden in ("Mila", "Hart", "Orchard", "November 2018", "He does it when"):
        assert hidden not in everything
    assert "M.H. told her teacher that Owen had touched her" in everything
    assert document.others == ["M.H.: harmed"]


def inflated(pdf):
    """The PDF with its compressed parts laid open."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = [pdf]
    for part in parts:
        try:
            opened.append(zlib.decompress(part))
        except zlib.error:
            opened.append(part)
    return b"\n".join(opened)


def test_the_pdf_is_tagged_and_taking_it_is_recorded(client, world, referral):
    visitor = signed_in(client, world["school"])
    response = visitor.get(reverse("referrals:hand_off_pdf", args=[referral.reference]))
    assert response["Content-Type"] == "application/pdf"
    assert referral.reference in response["Content-Disposition"]
    assert response.content.startswith(b"%PDF-1.7")
    inside = inflated(response.content)
    for mark in (b"/StructTreeRoot", b"pdfuaid", b"/Lang", b"/TH"):
        assert mark in inside
    with as_owner():
        entry = AccessEntry.objects.get(kind="exported")
    assert entry.reference == referral.reference
    assert entry.user == world["school"].user


@pytest.mark.parametrize("name", ["referrals:hand_off", "referrals:hand_off_pdf"])
@pytest.mark.parametrize("who", ["police", "teacher", "northmere front door", "administrator"])
def test_the_document_is_for_who_referred_alone(client, world, referral, name, who):
    other = signed_in(client, world[who])
    foreign = other.get(reverse(name, args=[referral.reference]))
    missing = other.get(reverse(name, args=["REF-2222-2222"]))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert foreign.content == missing.content


def test_a_referral_that_was_received_here_has_no_hand_off(client, world, referral):
    with as_owner():
        here = Referral.objects.get(case__isnull=False)
    visitor = signed_in(client, world["school"])
    assert visitor.get(reverse("referrals:hand_off", args=[here.reference])).status_code == 404


def test_the_page_records_both_steps_and_shows_what_is_wrong(client, world, referral):
    visitor = signed_in(client, world["school"])
    address = reverse("referrals:hand_off", args=[referral.reference])
    page = page_of(visitor.get(address))
    assert "ask for an acknowledgement by Wednesday 25 March 2026" in page.text
    assert "Record the acknowledgement" not in page.text
    assert errors_in(page_of(visitor.post(address, {"act": "sent"})))
    now = clock.now()
    today = {"day": str(now.day), "month": str(now.month), "year": str(now.year)}
    send = {f"sent-sent_on_{part}": value for part, value in today.items()}
    send |= {"act": "sent", "sent-how": "Secure e-mail", "sent-time": "00:00"}
    assert visitor.post(address, send).status_code == 302
    assert "Record the acknowledgement" in page_of(visitor.get(address)).text
    ack = {f"acknowledged-acknowledged_on_{part}": value for part, value in today.items()}
    ack |= {"act": "acknowledged", "acknowledged-by_whom": "Jo", "acknowledged-time": "00:00"}
    assert visitor.post(address, ack).status_code == 302
    page = page_of(visitor.get(address))
    assert "Acknowledged" in page.text
    assert page.all("button", name_="act") == []
