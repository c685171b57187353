"""Writing an end summary, and the choice between two texts of it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.dateparse import parse_datetime

from assessments.forms.ending import SummaryForm
from assessments.models import Intervention
from assessments.presenters.intervention_forms import crumbs_of_work, intervention_address
from assessments.rules.summary_drafts import summary_title
from assessments.selectors.interventions import SeenIntervention, WholeIntervention
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import clock, moment, short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Fact, Tag, Why
from hsb_cases.core.why import why
from hsb_cases.drafts.forms import as_data
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.contents import raw_of
from hsb_cases.drafts.rules.others import others_of
from hsb_cases.reminders.models import Deadline
from referrals.forms.answers import answers_of
from referrals.presenters.drafting import ConflictField, ConflictPage, DiscardPage


@dataclass(frozen=True)
class SummaryPage:
    """What the page shows."""

    title: str
    who: str
    crumbs: Sequence[Crumb]
    form: SummaryForm
    due: str
    due_tag: Tag | None
    facts: Sequence[Fact]
    """What the log says, to write from."""
    autosave_href: str
    version: int
    window: str
    saved: str
    gone: str
    back_href: str
    why: Sequence[Why]


def summary_page(
    found: WholeIntervention,
    form: SummaryForm,
    draft: Draft | None,
    *,
    window: str,
    today: datetime.date,
) -> SummaryPage:
    """The page of whoever writes it."""
    one = found.intervention
    due: Deadline | None = found.deadlines[0] if found.deadlines else None
    return SummaryPage(
        title="End summary",
        who=one.case.child.full_name,
        crumbs=crumbs_of_work(one),
        form=form,
        due=f"Due {short_day(due.due_on)}: {due.source}" if due else "",
        due_tag=due_tag(due.due_on, today=today) if due else None,
        facts=_facts(found),
        autosave_href=reverse("interventions:summary_autosave", args=[one.reference]),
        version=draft.version if draft else 0,
        window=window,
        saved=f"Saved {clock(draft.saved_at, seconds=True)}" if draft else "",
        gone="Not saved: the end summary was filed, or you may not write it any more. Copy what you"
        " still need from this page.",
        back_href=intervention_address(one),
        why=[why("R27"), why("R36")],
    )


def typed_form(intervention: Intervention, draft: Draft | None) -> SummaryForm:
    """The form with what was typed so far; empty where nothing was."""
    raw = raw_of(draft.contents, intervention.reference) if draft else None
    return SummaryForm(None if raw is None else as_data(raw))


def both_texts_page(seen: SeenIntervention, draft: Draft | None) -> ConflictPage | None:
    """The choice between the saved text and one that another window sent; None: none is open."""
    reference = seen.intervention.reference
    others = others_of(draft.contents, reference) if draft else []
    if draft is None or not others:
        return None
    other, mine = others[0], SummaryForm(as_data(others[0].raw))
    at = parse_datetime(draft.contents["sections"][reference]["at"])
    return ConflictPage(
        title="End summary: two texts",
        intro="You typed two different texts on this page, in two windows. Both are kept until you"
        " choose.",
        mine_title=f"Your other text, {moment(parse_datetime(other.at))}",
        fields=_differing(typed_form(seen.intervention, draft), mine),
        hidden=[(name, value) for name, values in other.raw.items() for value in values],
        version=draft.version,
        saved=clock(at, seconds=True),
        other=other.key,
        keep_mine="Use your other text",
        keep_saved="Keep the saved text",
        leave_href=intervention_address(seen.intervention),
    )


def discard_page(draft: Draft) -> DiscardPage:
    """Asking before a draft is thrown away."""
    return DiscardPage(
        title="Discard this draft?",
        text=f"{summary_title(draft.contents)}. What you typed is deleted for good; nothing of it"
        " is kept.",
        button="Discard the draft",
        back_href=reverse("interventions:summary_draft", args=[draft.reference]),
    )


def _differing(saved: SummaryForm, mine: SummaryForm) -> list[ConflictField]:
    saved.is_valid()
    mine.is_valid()
    there = {answer.field: answer.value for answer in answers_of(saved)}
    here = answers_of(mine)
    return [
        ConflictField(answer.question, answer.value, there.get(answer.field, ""))
        for answer in here
        if answer.value != there.get(answer.field, "")
    ]


def _facts(found: WholeIntervention) -> list[Fact]:
    one = found.intervention
    return [
        Fact("Programme", one.get_programme_display()),
        Fact("What the work was for", one.aims),
        Fact(
            "Sessions",
            f"{found.attended} attended of {one.sessions_agreed} agreed,"
            f" {len(found.sessions)} offered",
        ),
        Fact("Ended", f"{short_day(one.ended_on)}: {one.get_end_reason_display()}"),
        *(
            Fact(each.what, f"{each.before} before, {_after(each.after)}")
            for each in found.measures
        ),
    ]


def _after(value: int | None) -> str:
    return "not measured again" if value is None else f"{value} after"
