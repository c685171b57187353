"""Both texts, where two windows saved different ones."""

from dataclasses import dataclass

from django.utils.dateparse import parse_datetime

from hsb_cases.core.filters import clock
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.contents import Raw
from referrals.forms.answers import answers_of
from referrals.forms.drafting import DraftForm
from referrals.forms.sections import Page, titled
from referrals.presenters.addresses import page_address
from referrals.presenters.drafting import ConflictField, ConflictPage


@dataclass(frozen=True)
class Stored:
    """What stands in a draft's page now, saved by another window."""

    draft: Draft
    raw: Raw
    at: str


def conflict_page(stored: Stored, page: Page, mine: DraftForm, path: str) -> ConflictPage:
    """The questions whose answers differ, and what was typed here, ready to be sent again."""
    theirs = page.form(stored.raw, context=mine.context)
    there = {answer.field: answer.value for answer in answers_of(_checked(theirs))}
    here = answers_of(_checked(mine))
    asked = {answer.field: answer for answer in (*answers_of(theirs), *here)}
    mine_words = {answer.field: answer.value for answer in here}
    return ConflictPage(
        title=f"{titled(page, mine.context.child_name)}: saved in another window as well",
        fields=[
            ConflictField(answer.question, mine_words.get(field, ""), there.get(field, ""))
            for field, answer in asked.items()
            if mine_words.get(field, "") != there.get(field, "")
        ],
        hidden=[(name, value) for name, values in mine.raw.items() for value in values],
        version=stored.draft.version,
        saved=clock(parse_datetime(stored.at), seconds=True),
        keep_saved_href=page_address(stored.draft.reference, path),
    )


def _checked(form: DraftForm) -> DraftForm:
    form.is_valid()
    return form
