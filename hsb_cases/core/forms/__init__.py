"""Plain Django forms shown as GOV.UK components. How to use it: see ``rendering``."""

from hsb_cases.core.forms.dates import DateParts, GovDateField, GovDateInput, PartialDateField
from hsb_cases.core.forms.layout import Group, Look
from hsb_cases.core.forms.listing import rows_changed
from hsb_cases.core.forms.times import GovTimeField

__all__ = [
    "DateParts",
    "GovDateField",
    "GovDateInput",
    "GovTimeField",
    "Group",
    "Look",
    "PartialDateField",
    "rows_changed",
]
