"""Preparing a report of an assessment."""

from django import forms

from assessments.models import ReportKind
from hsb_cases.core.forms import Look


class PrepareReportForm(forms.Form):
    """In which words, and for whom."""

    kind = forms.ChoiceField(
        label="In which words?",
        choices=ReportKind,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose in which words it is written"},
    )
    recipient = forms.CharField(
        label="Name of the recipient",
        help_text="It stands on the document, for example the name of the lead professional or of"
        " the child’s parents.",
        max_length=200,
        error_messages={"required": "Enter for whom this report is"},
    )

    looks = {
        "kind": Look(
            why="The report in plain words is made from what was written for the child and the"
            " carers, and from nothing else. Neither holds a name, address, school or number of"
            " anybody else around the incident."
        ),
        "recipient": Look(width="two-thirds"),
    }
