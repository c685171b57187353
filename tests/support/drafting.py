"""What people type into a concern's draft: scenario 1's siblings, page by page."""

import datetime
from copy import deepcopy

from referrals.forms.drafting import FormContext
from referrals.forms.sections import CHILDREN, item_path
from referrals.selectors.areas import Area

TODAY = datetime.date(2026, 3, 24)
AREAS = (
    Area("northmere-county", "Northmere County"),
    Area("stoneford", "Stoneford"),
    Area("elsewhere", "Elsewhere", uses_product=False),
)
CONTEXT = FormContext(areas=AREAS, today=TODAY)

PAGES = {
    "account": {"account": "Mila told her teacher that Owen had touched her several times."},
    "behaviour": {"behaviours": ["touching"], "frequency": "few"},
    "agreement": {"agreed": "not_agreed", "coercion": "unknown", "secrecy": "unknown"},
    "when": {
        "when": "day",
        "happened_on_day": "20",
        "happened_on_month": "3",
        "happened_on_year": "2026",
    },
    "where": {
        "setting": "home",
        "incident_authority": "northmere-county",
        "technology_assisted": "no",
    },
    "who-knows": {"parents_told": "yes", "parents_told_what": "Her mother, on 24 March."},
    "safety": {"immediate_danger": "no", "immediate_action": "Owen stays with his grandmother."},
    "wellbeing": {"self_harm_risk": "unknown", "displaying_child_may_be_abused": "no"},
    "first-view": {"first_view": "problematic", "first_view_reasons": "Repeated; an age gap."},
    "refer": {},
    "you": {
        "reporter_name": "Sam Safeguard",
        "reporter_role": "Designated safeguarding lead",
        "reporter_is_professional": "yes",
        "consent": "given",
    },
}


def child(given, family, born, role, *, harmed="", home="northmere-county", lives_with="", **more):
    """A child's pages. ``born`` is (day, month, year), an age, or None for not known."""
    who = {"identified": "yes", "given_name": given, "family_name": family, "sex": "U"}
    if isinstance(born, tuple):
        day, month, year = (str(part) for part in born)
        who |= {"birth": "date", "date_of_birth_status": "verified"}
        who |= {
            "date_of_birth_day": day,
            "date_of_birth_month": month,
            "date_of_birth_year": year,
        }
    elif born is None:
        who |= {"birth": "unknown"}
    else:
        who |= {"birth": "age", "age_stated": str(born)}
    part = {"role": role}
    if role in {"harmed", "both"}:
        part["harmed_sexually" if role == "harmed" else "both_harmed_sexually"] = harmed
    living = {"home_authority": home, "address": "4 Orchard Row", "postcode": "st16 2lh"}
    living["lives_with"] = lives_with or "own"
    needs = {"send_support": "none", "interpreter": "no"}
    pages = {"who": who, "part": part, "home": living, "needs": needs}
    pages["numbers"] = {"care_status": "none"}
    for slug, fields in more.items():
        pages[slug] = pages.get(slug, {}) | fields
    return pages


MILA = child("Mila", "Hart", (3, 11, 2018), "harmed", harmed="yes")
OWEN = child("Owen", "Reed", (19, 8, 2012), "displaying", lives_with="k1")


def contents(*children, **changed):
    """A draft's contents; ``first_view={"first_view": "abusive"}`` changes fields of a page.

    A field set to None was left empty.
    """
    children = children or (MILA, OWEN)
    pages = deepcopy(PAGES)
    for slug, fields in changed.items():
        pages[slug.replace("_", "-")] |= fields
    keys = [f"k{number}" for number in range(1, len(children) + 1)]
    for key, typed in zip(keys, children, strict=True):
        for slug, fields in typed.items():
            pages[item_path(CHILDREN, key, slug)] = fields
    return {
        "sections": {path: section(fields) for path, fields in pages.items()},
        "items": {CHILDREN: keys},
    }


def section(fields, *, version=1):
    return {
        "raw": as_raw(fields),
        "version": version,
        "window": "",
        "sequence": 0,
        "at": "2026-03-24T12:00:00+00:00",
        "complete": True,
    }


def as_raw(fields):
    return {
        name: value if isinstance(value, list) else [value]
        for name, value in fields.items()
        if value is not None
    }
