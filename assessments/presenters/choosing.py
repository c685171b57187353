"""The tool chooser: what it rests on, and for each tool a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from assessments.presenters.forms import FormPage
from assessments.presenters.justice import Other, assessments_address, crumbs_of
from assessments.presenters.tracks import acceptance_words, incident_words, stage_words
from assessments.rules.tool_facts import BOTH, CONTACT, TECHNOLOGY, UNKNOWN, Facts, Verdict
from assessments.rules.tools import always_goes_on, verdict, verdicts
from assessments.selectors.justice import Track
from assessments.selectors.tools import Choosing
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models.codes import Sex
from hsb_cases.core.filters import short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Fact, Tag, Why
from hsb_cases.core.why import why

TAGS = {
    "proposed": Tag("Proposed", "done"),
    "allowed": Tag("Can be used", "done"),
    "warning": Tag("Waits", "today"),
    "refused": Tag("Cannot be used"),
}
MODES = {
    CONTACT: "No",
    TECHNOLOGY: "Yes",
    BOTH: "Yes, and there was contact",
    UNKNOWN: "Not known",
}
NOTHING_DISPLAYED = (
    "This child displayed no behaviour in any incident that is recorded here. The tools are for"
    " children who have displayed harmful sexual behaviour."
)


@dataclass(frozen=True)
class ToolRow:
    """One tool with what is said of it."""

    label: str
    tag: Tag
    sentence: str
    notes: Sequence[str]
    why: Sequence[Why]
    start_href: str
    """Empty where it cannot be started."""
    start_text: str
    greyed: bool


@dataclass(frozen=True)
class ChoosePage:
    """What the page shows."""

    title: str
    who: str
    about: str
    crumbs: Sequence[Crumb]
    tools: Sequence[ToolRow]
    facts: Sequence[Fact]
    always: str
    """What goes on whatever is chosen."""
    others: Sequence[Other]
    note: str
    back_href: str


def choose_page(found: Choosing, *, may_override: bool) -> ChoosePage:
    """The chooser for who may start an assessment; ``may_override`` as an HSB coordinator may."""
    case, track, facts = found.case, found.track, found.facts
    tools: list[ToolRow] = []
    if track is not None and facts is not None:
        tools = [_row(one, found, track, may_override) for one in verdicts(facts)]
    return ChoosePage(
        title="Choose an assessment tool",
        who=case.child.full_name,
        about=incident_words(track.part.incident) if track else "",
        crumbs=crumbs_of(case),
        tools=tools,
        facts=_facts(track, facts) if track is not None and facts is not None else [],
        always=always_goes_on().sentence if track else "",
        others=[
            Other(
                incident_words(one.part.incident),
                f"{reverse('hsb_assessments:choose', args=[case.reference])}"
                f"?incident={one.part.incident.reference}",
            )
            for one in found.tracks
            if one is not track
        ],
        note="" if track else NOTHING_DISPLAYED,
        back_href=assessments_address(case.reference),
    )


def start_page(found: Choosing, tool: str, form: forms.Form, *, may_override: bool) -> FormPage:
    """The form that starts an assessment, or the sentence why it cannot start."""
    said = verdict(tool, found.facts) if found.facts else None
    missing: tuple[str, ...] = ()
    if said is None:
        missing = (NOTHING_DISPLAYED,)
    elif said.kind == "refused":
        missing = (said.sentence,)
    elif said.kind == "warning" and not may_override:
        missing = (f"{said.sentence} An HSB coordinator can go on in spite of it, with a reason.",)
    rules = dict.fromkeys([said.rule, *(one.rule for one in said.prompts)]) if said else {}
    back = reverse("hsb_assessments:choose", args=[found.case.reference])
    incident = found.track.part.incident.reference if found.track else ""
    return FormPage(
        title=f"Start an assessment with {said.label}" if said else "Start an assessment",
        who=found.case.child.full_name,
        form=form,
        button="Start the assessment",
        cancel_href=f"{back}?incident={incident}" if incident else back,
        crumbs=crumbs_of(found.case),
        intro=said.sentence if said else "",
        missing=missing,
        back_text="Back to the tools",
        why=[why(rule) for rule in rules],
    )


def assessor_choices(found: Choosing, tool: str) -> list[tuple[str, str, str]]:
    """The number, name and hint of each person with current training in the tool."""
    today = found.facts.today if found.facts else None
    chosen = []
    for one in found.assessors:
        until = found.trained.get(one.user_id, {}).get(tool)
        if until is not None and today is not None and until >= today:
            hint = f"{_place(one)}. Trained until {short_day(until)}."
            chosen.append((str(one.pk), one.user.full_name, hint))
    return chosen


def co_worker_choices(found: Choosing) -> list[tuple[str, str, str]]:
    """The number, name and hint of each person who could work with the assessor."""
    return people_choices(found.assessors)


def people_choices(people: Sequence[Membership]) -> list[tuple[str, str, str]]:
    """The number, name and hint of each person."""
    return [(str(one.pk), one.user.full_name, f"{_place(one)}.") for one in people]


def _place(one: Membership) -> str:
    return f"{one.role_facts.label}, {one.team.agency.name}"


def _row(said: Verdict, found: Choosing, track: Track, may_override: bool) -> ToolRow:  # noqa: FBT001 -- handed on as it came
    usable = said.kind in {"proposed", "allowed"} or (said.kind == "warning" and may_override)
    href = reverse("hsb_assessments:start", args=[found.case.reference, said.tool])
    return ToolRow(
        label=said.label,
        tag=TAGS[said.kind],
        sentence=said.sentence,
        notes=[one.sentence for one in said.prompts],
        why=[why(said.rule), *(why(one.rule) for one in said.prompts)],
        start_href=f"{href}?incident={track.part.incident.reference}" if usable else "",
        start_text="Go on in spite of this" if said.kind == "warning" else "Start",
        greyed=said.kind == "refused",
    )


def _facts(track: Track, facts: Facts) -> list[Fact]:
    def years(age: int | None) -> str:
        return "" if age is None else str(age)

    return [
        Fact("Age at the incident", years(facts.age_at_incident)),
        Fact("Age today", years(facts.age_today)),
        Fact("Sex", str(Sex(facts.sex).label)),
        Fact("Was technology part of it?", MODES[facts.mode]),
        Fact("Criminal process", stage_words(track), missing="None recorded"),
        Fact("What the child acknowledges", acceptance_words(track), missing="Not recorded"),
        Fact("Convicted", "Yes" if facts.convicted else "No conviction recorded"),
        Fact(
            "Learning or communication need",
            "Recorded" if facts.additional_needs else "None recorded",
        ),
    ]
