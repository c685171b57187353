"""Reading the pages of a draft one by one, collecting what is wrong or missing on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from hsb_cases.drafts.rules.contents import keys_of, raw_of
from referrals.forms.drafting import DraftForm, FormContext, faults_of
from referrals.forms.sections import CHILDREN, child_name

Form = TypeVar("Form", bound=DraftForm)


@dataclass(frozen=True)
class Problem:
    """Something to put right or to answer: the page, its field, and what to do."""

    path: str
    field: str
    sentence: str
    stops: bool = True
    """Off for what may stay unanswered, though somebody will ask for it."""


@dataclass
class PagesRead:
    """The pages of one draft. A page never saved reads as an empty one."""

    contents: Mapping[str, Any]
    context: FormContext
    problems: list[Problem] = field(default_factory=list)
    forms: dict[str, DraftForm] = field(default_factory=dict)
    """The pages read so far, by path, in the order of reading."""

    def read(self, path: str, form: type[Form], context: FormContext | None = None) -> Form:
        """The page of a path, checked; ``cleaned_data`` holds what can be used."""
        made = form(raw_of(self.contents, path) or {}, context=context or self.context)
        self.problems += [
            Problem(path, fault.field, fault.sentence, fault.stops) for fault in faults_of(made)
        ]
        self.forms[path] = made
        return made

    def about_child(self, key: str) -> FormContext:
        """The context of a child's pages: the child's name and those of the children before."""
        keys = keys_of(self.contents, CHILDREN)
        # Only a home given before can be shared, so no two children ever point at each other.
        before = keys[: keys.index(key)]
        return replace(
            self.context,
            child_name=child_name(self.contents, key),
            siblings=tuple((other, child_name(self.contents, other)) for other in before),
        )
