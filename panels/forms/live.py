"""The parts of a meeting’s live record that are answered: about each child, and who came.

Nothing must be answered to be recorded: a meeting is written down as it goes, and what is missing
is asked for when it closes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from assessments.forms.choices import optional_radios, words
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.cases.rules.asking import DISPLAYED, HARMED
from hsb_cases.core.forms import Group, Look
from hsb_cases.drafts.forms import as_data
from hsb_cases.drafts.rules.contents import Raw
from panels.commands.recording import Present
from panels.models import Invitation, codes
from panels.rules.meetings import DECIDES_THE_THRESHOLD, LEAST_RATIONALE
from panels.rules.parts import DECISION, PROTECTION, RISK

WORDS = Look(rows=3, language_check=True)
"""A text about a child: it grows as somebody types."""
CHOICE = Look(small=True)
OWN_WORDS = "Write it for this child alone: nothing is copied from another child."


class LiveForm(forms.Form):
    """A part of the record, bound to what is typed in it."""

    quiet = False
    reveals: dict[str, dict[str, list[str]]] = {}

    def __init__(self, raw: Raw | None = None) -> None:
        super().__init__(None if raw is None else as_data(raw))

    def leave_out(self, *names: str) -> None:
        """Do not ask for these here."""
        for name in names:
            self.fields.pop(name, None)


@dataclass(frozen=True)
class Asked:
    """Of whom, and where, it is asked."""

    role: str
    """The child’s part in the incident."""
    kind: str
    """The kind of meeting."""


class ChildForm(LiveForm):
    """A part about one child."""

    def __init__(self, raw: Raw | None = None, *, of: Asked) -> None:
        super().__init__(raw)
        self.fit(of)

    def fit(self, of: Asked) -> None:
        """Ask what fits the child’s part in the incident and the kind of meeting."""

    def values(self) -> dict[str, str]:
        """The answers, without what stands under an answer that was not chosen."""
        given: dict[str, str] = dict(self.cleaned_data)
        for question, by_choice in self.reveals.items():
            shown = by_choice.get(given.get(question, ""), [])
            for names in by_choice.values():
                given.update({name: "" for name in names if name in given and name not in shown})
        return given


class ProtectionForm(ChildForm):
    """Immediate protection, the household, medical care, school."""

    immediate_protection = words(
        "How is this child, and every child in contact, protected from now on?",
        "What is agreed today, who does it, and until when.",
    )
    household_decision = optional_radios(
        "Where does this child live for now?", codes.HouseholdDecision.choices
    )
    household_reason = words("Why does the child move or stay?", OWN_WORDS)
    medical = optional_radios("Which medical check is agreed?", codes.Medical.choices)
    medical_discussion = words(
        "What was said about medical care?",
        "With whom: the paediatrician, the sexual assault referral centre.",
    )
    education_plan = words("How does school go on, safely and with support?")
    leaves_class = optional_radios(
        "Does this plan take the child out of lessons, class or school?",
        codes.LeavesClass.choices,
    )

    looks = {
        "immediate_protection": WORDS,
        "household_decision": Look(
            small=True,
            why="Where there are other children in the household, the meeting decides whether the"
            " child who displayed the behaviour moves, at least for a short time, and says why"
            " (R9).",
        ),
        "household_reason": WORDS,
        "medical": Look(
            small=True,
            why="Medical care is talked about for every child harmed, whatever the child has said"
            " so far (R8).",
        ),
        "medical_discussion": WORDS,
        "education_plan": Look(
            rows=3,
            language_check=True,
            why="Both children go on learning. The child harmed is not the one who has to leave"
            " (R39).",
        ),
        "leaves_class": Look(inline=True, small=True),
    }

    def fit(self, of: Asked) -> None:
        """The household is decided for a child who displayed the behaviour."""
        if of.role not in DISPLAYED:
            self.leave_out("household_decision", "household_reason")
        if of.role not in HARMED:
            self.fields["medical"].label = "Is a medical check agreed for this child?"


class RiskForm(ChildForm):
    """What is asked every time."""

    may_be_harmed_themselves = optional_radios(
        "May this child be harmed, or have been harmed?", YesNoUnknown.choices
    )
    may_be_harmed_detail = words("What is known, and what is done about it?")
    self_harm_risk = optional_radios(
        "Is there a risk of self-harm or suicide?", YesNoUnknown.choices
    )
    self_harm_detail = words("What is the risk, and what is done about it?")

    reveals = {
        "may_be_harmed_themselves": {"yes": ["may_be_harmed_detail"]},
        "self_harm_risk": {"yes": ["self_harm_detail"]},
    }
    looks = {
        "may_be_harmed_themselves": Look(
            inline=True,
            small=True,
            why="The behaviour can be a sign of abuse or trauma, so it is asked every time of a"
            " child who displayed it (R16). “Not known” is an answer.",
        ),
        "may_be_harmed_detail": WORDS,
        "self_harm_risk": Look(
            inline=True,
            small=True,
            why="Case reviews found children whose own risk was lost behind the incident, so it is"
            " asked at every decision and review. “Not known” is an answer.",
        ),
        "self_harm_detail": WORDS,
    }

    def fit(self, of: Asked) -> None:
        """Harm to the child is asked where the child displayed the behaviour."""
        if of.role not in DISPLAYED:
            self.leave_out("may_be_harmed_themselves", "may_be_harmed_detail")


class DecisionForm(ChildForm):
    """The threshold for this child, the reasons, and what follows."""

    threshold = optional_radios(
        "Is the threshold of significant harm met for this child?", codes.Threshold.choices
    )
    rationale = words("What are the reasons for the decision?", OWN_WORDS)
    next_step = optional_radios("What follows for this child?", codes.NextStep.choices)
    enquiry = optional_radios("Who makes the enquiry?", codes.EnquiryKind.choices)
    abe_plan = words(
        "How is the child interviewed?", "To achieve best evidence: who, when, where, with whom."
    )
    support_needs = words("Which support does this child still need?")
    who_was_told = words(
        "Who was told, and by whom?",
        "The child, parents and carers, whoever reported it. Where somebody was not told, say in"
        " what way it would raise the risk.",
    )

    reveals = {"next_step": {"section_47": ["enquiry", "abe_plan"]}}
    looks = {
        "threshold": Look(
            small=True,
            why="The threshold is decided for each child separately (R13). Where it is not met, the"
            " reasons are recorded in detail, with the support still needed and who was told"
            f" (R10). That the reasons have at least {LEAST_RATIONALE} characters is our own"
            " default, not statutory.",
        ),
        "rationale": Look(rows=5, language_check=True),
        "next_step": CHOICE,
        "enquiry": Look(inline=True, small=True),
        "abe_plan": Look(rows=3, language_check=True),
        "support_needs": WORDS,
        "who_was_told": Look(
            rows=3,
            language_check=True,
            why="The child and the carers are asked and told, unless telling them raises the risk"
            " to a child (R36).",
        ),
    }

    def fit(self, of: Asked) -> None:
        """Only some kinds of meeting decide the threshold."""
        if of.kind not in DECIDES_THE_THRESHOLD:
            self.leave_out("threshold")


CHILD_FORMS: dict[str, type[ChildForm]] = {
    PROTECTION: ProtectionForm,
    RISK: RiskForm,
    DECISION: DecisionForm,
}


class AttendanceForm(LiveForm):
    """Who came, why others did not, and what each takes on: one group of questions each."""

    def __init__(self, raw: Raw | None = None, *, invitations: Sequence[Invitation]) -> None:
        super().__init__(raw)
        self.invitations = invitations
        self.layout: list[Group] = []
        self.reveals: dict[str, dict[str, list[str]]] = {}
        self.looks: dict[str, Look] = {}
        for one in invitations:
            self._ask(one)

    def _ask(self, one: Invitation) -> None:
        names = {name: answer_name(name, one.pk) for name in ASKED_OF_EACH}
        self.fields |= {
            names["attended"]: optional_radios(
                f"Did {one.organisation} come?", codes.Attendance.choices
            ),
            names["absence_reason"]: words(f"Why did {one.organisation} not come?"),
            names["person_name"]: forms.CharField(
                label=f"Who came for {one.organisation}?", max_length=150, required=False
            ),
            names["takes_on"]: words(f"What does {one.organisation} do from here?"),
        }
        self.layout.append(
            Group(
                one.organisation,
                [names["attended"], names["person_name"], names["takes_on"]],
                hint="The procedure asks for this agency: absence needs a reason."
                if one.required
                else "",
            )
        )
        self.reveals[names["attended"]] = {"no": [names["absence_reason"]]}
        self.looks |= {
            names["attended"]: Look(inline=True, small=True),
            names["absence_reason"]: Look(rows=2),
            names["person_name"]: Look(width="two-thirds", label_size="s"),
            names["takes_on"]: Look(rows=2, language_check=True),
        }

    def present(self) -> list[Present]:
        """What was answered of each."""
        given: dict[str, Any] = self.cleaned_data
        return [
            Present(
                invitation_id=one.pk,
                **{name: given.get(answer_name(name, one.pk), "") for name in ASKED_OF_EACH},
            )
            for one in self.invitations
        ]


ASKED_OF_EACH = ("attended", "absence_reason", "person_name", "takes_on")


def answer_name(field: str, invitation: int) -> str:
    """The name of an answer about one of those invited: ``attended_12``."""
    return f"{field}_{invitation}"
