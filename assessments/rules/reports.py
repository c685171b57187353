"""What stands in a report of an assessment, for professionals or in plain words.

The version in plain words is made from what was written for the child and the carers, and from
nothing else of the assessment: what others said of the child, or anybody else’s facts, has no way
into it (R36; Staffordshire and Stoke-on-Trent, Appendix 3).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assessments.rules.papers import Line, Section
from assessments.rules.record_parts import CONCERNS, STRENGTHS

PROFESSIONAL, PLAIN = "professional", "plain"
SECOND_PERSON = "A second person approves the report: ask somebody else who assesses on this case."
PLAIN_QUESTIONS = (
    ("plain_why", "Why we did this"),
    ("plain_strengths", "What goes well"),
    ("plain_worries", "What people worry about"),
    ("plain_views", "What you told us"),
    ("plain_next", "What happens next"),
)


@dataclass(frozen=True)
class ReportFacts:
    """A signed-off version, in words. What was left open is empty."""

    kind: str
    """The kind of assessment, in words."""
    about: tuple[Line, ...] = ()
    """Tool, edition, dates, people."""
    people: tuple[str, ...] = ()
    """Who made it, in words for the child: names and nothing else."""
    domains: tuple[tuple[str, Mapping[str, str]], ...] = ()
    """The words of each domain, with its concerns and strengths."""
    views: tuple[Line, ...] = ()
    safety: tuple[Line, ...] = ()
    thinking: tuple[Line, ...] = ()
    recommendations: str = ""
    plain: Mapping[str, str] = field(default_factory=dict)


def report_sections(kind: str, facts: ReportFacts) -> tuple[Section, ...]:
    """The sections of one kind of report; lines and sections without words are left out."""
    made = _plain(facts) if kind == PLAIN else _professional(facts)
    kept = (
        Section(one.title, tuple(line for line in one.lines if line.words.strip())) for one in made
    )
    return tuple(section for section in kept if section.lines)


def _professional(facts: ReportFacts) -> Sequence[Section]:
    return (
        Section("About this assessment", facts.about),
        *(
            Section(
                words,
                (
                    Line("Concerns", said.get(CONCERNS, "")),
                    Line("Strengths", said.get(STRENGTHS, "")),
                ),
            )
            for words, said in facts.domains
        ),
        Section("Views of the child and the carers", facts.views),
        Section("Asked every time", facts.safety),
        Section("What it comes to", facts.thinking),
        Section("Recommendations", (Line("What is recommended", facts.recommendations),)),
    )


def _plain(facts: ReportFacts) -> Sequence[Section]:
    made = " and ".join(facts.people)
    return (
        Section("About this paper", (Line("Who wrote it", made), Line("What it is", facts.kind))),
        *(
            Section(title, (Line("In plain words", facts.plain.get(name, "")),))
            for name, title in PLAIN_QUESTIONS
        ),
    )
