"""What an assessment says, version by version, and what is typed but not recorded yet."""

from dataclasses import dataclass, field

from django.db import connection

from assessments.models import AssessmentDraft, AssessmentVersion, DomainFinding, HsbAssessment
from assessments.permissions import may_read_unfinished
from assessments.rules.record_complete import Written
from assessments.rules.record_parts import CONCERNS, STRENGTHS, Part, parts_of
from assessments.selectors.tools import SeenAssessment, assessment_for
from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import Participation
from hsb_cases.core.errors import OutOfScope

Findings = dict[str, dict[str, str]]
"""By domain, the concerns and the strengths."""


@dataclass(frozen=True)
class Record:
    """An assessment as the actor may read it."""

    seen: SeenAssessment
    versions: tuple[AssessmentVersion, ...]
    """The latest first; one that is not signed off only for who assesses on the case."""
    version: AssessmentVersion | None
    """The one that is shown; None: there is none to read yet."""
    findings: Findings
    role: str
    """The child’s part in the incident."""
    drafts: dict[str, AssessmentDraft] = field(default_factory=dict)
    """By part, what stands in it as typed."""
    beside: dict[str, list[AssessmentDraft]] = field(default_factory=dict)
    """By part, the texts between which a choice is open."""

    @property
    def assessment(self) -> HsbAssessment:
        """What it is about."""
        return self.seen.assessment

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts in which it is written."""
        return parts_of(self.assessment.tool)

    @property
    def written(self) -> Written | None:
        """The version that is shown, as the rules take it; None: there is none."""
        return (
            written_of(self.assessment, self.version, self.findings, self.role)
            if self.version
            else None
        )

    def values(self, part: Part) -> dict[str, object]:
        """What the version says in a part, by field."""
        if self.version is None:
            return {}
        if part.domain:
            return dict(self.findings.get(part.domain, {}))
        return {name: getattr(self.version, name) for name in part.fields}


def record_for(actor: Actor, reference: str, *, number: int = 0) -> Record:
    """An assessment with what it says; ``number`` asks for one version. At most seven queries.

    Raises OutOfScope for who does not read the child’s record, or where there is no such version.
    """
    seen = assessment_for(actor, reference)
    assessment = seen.assessment
    found = AssessmentVersion.objects.filter(assessment=assessment).select_related(
        "opened_by__user", "sent_by__user", "returned_by__user", "signed_off_by__user"
    )
    reads = may_read_unfinished(actor, seen.level)
    if not reads:
        found = found.filter(signed_off_at__isnull=False)
    versions = tuple(found.order_by("-number"))
    version = next((one for one in versions if one.number == number or not number), None)
    if number and version is None:
        raise OutOfScope
    drafts = drafts_of(assessment) if reads and not number else []
    beside: dict[str, list[AssessmentDraft]] = {}
    for one in drafts:
        if one.beside_id is not None:
            beside.setdefault(one.part, []).append(one)
    return Record(
        seen=seen,
        versions=versions,
        version=version,
        findings=findings_of(version) if version else {},
        role=role_in(assessment),
        drafts={one.part: one for one in drafts if one.beside_id is None},
        beside=beside,
    )


def drafts_of(assessment: HsbAssessment) -> list[AssessmentDraft]:
    """What is typed in the assessment. One query."""
    found = AssessmentDraft.objects.filter(assessment=assessment)
    return list(found.select_related("saved_by__user", "beside").order_by("pk"))


def findings_of(version: AssessmentVersion) -> Findings:
    """What a version says of each domain. One query."""
    rows = DomainFinding.objects.filter(version=version)
    return {
        domain: {CONCERNS: concerns, STRENGTHS: strengths}
        for domain, concerns, strengths in rows.values_list("domain", "concerns", "strengths")
    }


def role_in(assessment: HsbAssessment) -> str:
    """The child’s part in the incident. One query."""
    part = Participation.objects.filter(
        case=assessment.case_id, incident=assessment.incident_id
    ).values_list("role", flat=True)
    return str(part.first() or "")


def written_of(
    assessment: HsbAssessment, version: AssessmentVersion, findings: Findings, role: str
) -> Written:
    """A version as the rules take it."""
    child = assessment.case.child
    columns = [
        name for part in parts_of(assessment.tool) if not part.domain for name in part.fields
    ]
    return Written(
        kind=assessment.tool,
        child=child.initials,
        role=role,
        interpreter=child.interpreter,
        domains=findings,
        answers={name: getattr(version, name) for name in columns if name != "factors"},
        factors=tuple(version.factors),
    )


def authors_of(assessment: HsbAssessment) -> frozenset[int]:
    """The people who write it or wrote it, by number, for who reads the case. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_assessment_authors(%s)", [assessment.pk])
        return frozenset(int(number) for (number,) in cursor.fetchall())
