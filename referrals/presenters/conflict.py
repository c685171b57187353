"""Both texts, where two windows saved different ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.dateparse import parse_datetime

from hsb_cases.core.filters import clock, moment
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.contents import Raw
from hsb_cases.drafts.rules.others import Other
from referrals.forms.answers import answers_of
from referrals.forms.drafting import DraftForm
from referrals.forms.sections import Page, titled
from referrals.presenters.addresses import tasks_address
from referrals.presenters.drafting import ConflictField, ConflictPage


@dataclass(frozen=True)
class Stored:
    """What stands in a draft's page now, saved by another window."""

    draft: Draft
    raw: Raw
    at: str
    other: int
    """The key under which the text that came later is kept beside it."""


def conflict_page(stored: Stored, page: Page, mine: DraftForm) -> ConflictPage:
    """The questions whose answers differ, right after another window was there first."""
    saved = clock(parse_datetime(stored.at), seconds=True)
    return ConflictPage(
        title=f"{titled(page, mine.context.child_name)}: saved in another window as well",
        intro=f"Another window saved this page at {saved}, after you had opened it here. Nothing is"
        " lost: both stand below and are kept until you choose.",
        mine_title="Typed here",
        fields=_differing(page.form(stored.raw, context=mine.context), mine),
        hidden=_hidden(mine),
        version=stored.draft.version,
        saved=saved,
        other=stored.other,
        keep_mine="Keep what I typed here",
        keep_saved="Keep what the other window saved",
        leave_href=tasks_address(stored.draft.reference),
    )


def other_text_page(
    draft: Draft, saved: DraftForm, other: Other, mine: DraftForm, page: Page, saved_at: str
) -> ConflictPage:
    """The same choice later: the saved text, and the one that was kept beside it."""
    at = clock(parse_datetime(saved_at), seconds=True)
    return ConflictPage(
        title=f"{titled(page, mine.context.child_name)}: two texts",
        intro="You typed two different texts on this page, in two windows. Both are kept until you"
        " choose.",
        mine_title=f"Your other text, {moment(parse_datetime(other.at))}",
        fields=_differing(saved, mine),
        hidden=_hidden(mine),
        version=draft.version,
        saved=at,
        other=other.key,
        keep_mine="Use your other text",
        keep_saved="Keep the saved text",
        leave_href=tasks_address(draft.reference),
    )


def _differing(saved: DraftForm, mine: DraftForm) -> list[ConflictField]:
    there = {answer.field: answer.value for answer in answers_of(_checked(saved))}
    here = answers_of(_checked(mine))
    asked = {answer.field: answer for answer in (*answers_of(saved), *here)}
    mine_words = {answer.field: answer.value for answer in here}
    return [
        ConflictField(answer.question, mine_words.get(field, ""), there.get(field, ""))
        for field, answer in asked.items()
        if mine_words.get(field, "") != there.get(field, "")
    ]


def _hidden(mine: DraftForm) -> Sequence[tuple[str, str]]:
    return [(name, value) for name, values in mine.raw.items() for value in values]


def _checked(form: DraftForm) -> DraftForm:
    form.is_valid()
    return form
