"""The children of a concern whom the actor may refer now, though they were not at first."""

from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Participation
from hsb_cases.core.errors import OutOfScope
from referrals.models import Concern
from referrals.selectors.concerns import own_concern
from referrals.selectors.left_out import left_out, referred_parts
from referrals.selectors.referrals import referral_to_screen


@dataclass(frozen=True)
class ToRefer:
    """A concern with the children of its incident who can be referred now."""

    concern: Concern
    parts: tuple[Participation, ...]
    words: dict[int, str]
    """By the number of the part, who it is, as far as the actor may know."""

    def part(self, number: int) -> Participation:
        """One of them. Raises OutOfScope."""
        found = next((part for part in self.parts if part.pk == number), None)
        if found is None:
            raise OutOfScope
        return found


def parts_to_refer(incident_id: int) -> list[Participation]:
    """The parts in an incident without a referral, of children whom the actor sees. Two queries."""
    parts = Participation.objects.filter(incident=incident_id, case__isnull=True)
    found = list(parts.select_related("child__home_authority").order_by("pk"))
    referred = referred_parts(incident_id) if found else set()
    return [part for part in found if part.pk not in referred]


def to_refer_at_the_front_door(actor: Actor, reference: str) -> ToRefer:
    """The children left out of a referral's incident, for who works on the case.

    Eight queries. Raises OutOfScope.
    """
    referral = referral_to_screen(actor, reference)
    left = left_out(referral)
    known = [*left.to_think_of, *(child for child, _ in left.with_reason)]
    words = {child.participation_id: child.words for child in known}
    parts = parts_to_refer(referral.concern.incident_id)
    return ToRefer(referral.concern, tuple(one for one in parts if one.pk in words), words)


def to_refer_from_the_concern(actor: Actor, reference: str) -> ToRefer:
    """The children of an own entry who were not referred. Four queries. Raises OutOfScope."""
    if not actor.can(Ability.LOG_CONCERN):
        raise OutOfScope
    concern = own_concern(actor, reference)
    names = {child.child_id: child.display_name for child in concern.children.all()}
    parts = tuple(part for part in parts_to_refer(concern.incident_id) if part.child_id in names)
    return ToRefer(concern, parts, {part.pk: names[part.child_id] for part in parts})
