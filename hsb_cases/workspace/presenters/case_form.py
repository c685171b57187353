"""One form about a case, on a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms

from hsb_cases.agencies.acting import Actor
from hsb_cases.core.parts import Fact
from hsb_cases.workspace.presenters.case_frame import Frame, case_frame
from hsb_cases.workspace.selectors.case import CaseHead


@dataclass(frozen=True)
class CaseFormPage:
    """What the page shows; ``facts`` say what the form is about."""

    title: str
    head: Frame
    form: forms.Form
    button: str
    cancel_href: str
    intro: str = ""
    facts: Sequence[Fact] = ()
    warning: bool = False


def case_form_page(
    head: CaseHead,
    actor: Actor,
    form: forms.Form,
    *,
    tab: str,
    title: str,
    button: str,
    cancel_href: str,
    intro: str = "",
    facts: Sequence[Fact] = (),
    warning: bool = False,
) -> CaseFormPage:
    """The page; ``tab`` is the part of the case it belongs to, ``warning`` makes the button red."""
    return CaseFormPage(
        title=title,
        head=case_frame(head, actor, tab),
        form=form,
        button=button,
        cancel_href=cancel_href,
        intro=intro,
        facts=facts,
        warning=warning,
    )
