"""Steps of the tests that fill in pages: sign in, begin, type, look at what is stored."""

import re

from django.urls import reverse

from hsb_cases.drafts.commands import start_draft
from hsb_cases.drafts.models import Draft
from tests.support.drafting import contents
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.support.world import NOON

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(client, actor):
    client.force_login(actor.user, backend=BACKEND)
    return client


def draft_of(actor, *children, **changed):
    """A draft of the actor's with everything typed; ``changed`` as for ``contents``."""
    draft = start_draft(kind="concern", at=NOON, by=actor)
    with as_owner():
        Draft.objects.filter(pk=draft.pk).update(contents=contents(*children, **changed))
        draft.refresh_from_db()
    return draft


def stored(draft):
    with as_owner():
        return Draft.objects.get(pk=draft.pk)


def raw_at(draft, path):
    section = stored(draft).contents["sections"].get(path)
    return section and section["raw"]


def address(draft, path):
    if "." in path:
        return reverse("referrals:draft_item", args=[draft.reference, *path.split(".")])
    return reverse("referrals:draft_page", args=[draft.reference, path])


def page_of(response):
    return read(re.sub(r"<!DOCTYPE[^>]*>", "", response.content.decode()))


def errors_in(page):
    found = [one for one in page.all("div") if "govuk-error-summary" in one.classes]
    return [link.text for one in found for link in one.all("li")]
