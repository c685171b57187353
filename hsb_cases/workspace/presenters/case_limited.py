"""A case for who may know no more than its status and outcome, or its safety summary."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.cases.models import CaseStatus
from hsb_cases.cases.models.codes import Interpreter
from hsb_cases.cases.selectors.cases import CaseStub
from hsb_cases.cases.selectors.facts import CaseSummary
from hsb_cases.core.filters import moment
from hsb_cases.core.parts import Fact, Tag
from hsb_cases.workspace.presenters.words import initials_and_age, role_tags, stub_status
from hsb_cases.workspace.selectors.outcomes import Outcome


@dataclass(frozen=True)
class LimitedPage:
    """What stands on the page of a case that is not seen as a whole."""

    title: str
    who: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    facts: Sequence[Fact]
    why: str


def stub_page(stub: CaseStub, outcome: Outcome | None) -> LimitedPage:
    """Reference, status and outcome: what a referrer keeps."""
    return LimitedPage(
        title=stub.reference,
        who=stub.reference,
        marks=(),
        tags=(_tag(stub, stub_status(stub.status, decided=_decided(outcome))),),
        facts=_outcome(outcome),
        why="You see the status and the outcome of this case, because you or your team referred the"
        " child. What is recorded in it is for the people who work with the child. If you have"
        " something to add, contact the team that received the referral.",
    )


def summary_page(stub: CaseStub, summary: CaseSummary, outcome: Outcome | None) -> LimitedPage:
    """Initials and safety facts, for who works with a linked child or coordinates the work."""
    who = initials_and_age(summary.initials, summary.age)
    needs = summary.interpreter == Interpreter.YES
    return LimitedPage(
        title=f"{who}, {stub.reference}",
        who=who,
        marks=(stub.reference, summary.local_authority),
        tags=(_tag(stub, str(CaseStatus(stub.status).label)), *role_tags(summary.roles)),
        facts=[
            Fact("Safety facts", summary.safety_facts, missing="None recorded"),
            *([Fact("Interpreter", summary.interpreter_language or "Yes")] if needs else []),
            Fact("Managed by", f"{summary.team}, {summary.agency}"),
            *_outcome(outcome),
        ],
        why="You see the safety summary of this case: enough to keep children safe. Ask the team"
        " that manages it if your work needs more.",
    )


def _tag(stub: CaseStub, words: str) -> Tag:
    return Tag(words, "done" if stub.status == CaseStatus.CLOSED else "state")


def _decided(outcome: Outcome | None) -> bool:
    return outcome is not None and bool(outcome.decision)


def _outcome(outcome: Outcome | None) -> list[Fact]:
    if outcome is None:
        return [Fact("Outcome", missing="Nothing decided yet")]
    facts = [
        Fact("Referral", outcome.referral_reference),
        Fact("Received", moment(outcome.received_at)),
        Fact("Outcome", outcome.words),
    ]
    if outcome.decided_at:
        facts.append(Fact("Decided", moment(outcome.decided_at)))
    return facts
