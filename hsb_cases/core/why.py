"""“Why am I seeing this?”: the clause behind something on a page, in our own words."""

from hsb_cases.core.parts import Why
from hsb_cases.core.rules.sources import CLAUSES, clause

KNOWN = frozenset(one.rule for one in CLAUSES)


def why(rule: str, *, here: str = "", source: str = "") -> Why:
    """The clause of a rule ("R7"), for ``components/why.jinja``.

    ``here`` is what it came to on this page. ``source`` names the place it was taken from when it
    was said, where that was kept; without it, the clause's own references stand. A rule without a
    clause (somebody's own choice) shows ``here`` and ``source`` alone.
    """
    kept = (source,) if source else ()
    if rule not in KNOWN:
        return Why(here=here, references=kept)
    found = clause(rule)
    return Why(
        title=f"{found.title} ({rule})",
        says=found.says,
        references=kept or tuple(str(one) for one in found.references),
        our_default=found.our_default,
        here=here,
    )
