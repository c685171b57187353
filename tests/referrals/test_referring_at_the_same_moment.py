"""A case that somebody else opens between the question whether there is one and the opening.

test_referring_at_once.py plays it with threads, and chance decides who comes first; here the first
question is answered as it would have been a moment earlier.
"""

import pytest

from hsb_cases.cases.commands import joining
from hsb_cases.cases.models import Case, Child
from hsb_cases.core.errors import Refused
from referrals.models import Concern, Referral
from tests.support.concerns import MILA
from tests.support.roles import as_owner
from tests.support.two_areas import in_two_areas, known, reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(world):
    """With an open case in Northmere that Stoneford's front door does not see."""
    return in_two_areas(world).child


def asked_too_early(monkeypatch, times):
    """The first so many questions find no open case yet."""
    real, asked = joining._join, []

    def join(*args, **kwargs):
        asked.append(args)
        return None if len(asked) <= times else real(*args, **kwargs)

    monkeypatch.setattr(joining, "_join", join)


def refers_in_northmere(world, child):
    facts = known(child, MILA, home_authority="northmere-county")
    return reports(world["stoneford front door"], facts, draft="DRA-MOMENT")


def test_the_referral_joins_the_case_that_was_opened_meanwhile(world, child, monkeypatch):
    asked_too_early(monkeypatch, times=1)
    concern = refers_in_northmere(world, child)
    with as_owner():
        assert Case.objects.filter(child=child).count() == 2
        joined = Referral.objects.get(concern=concern).case
        assert joined.local_authority == world.authorities["Northmere County"]
        assert joined.participations.filter(incident=concern.incident).exists()


def test_where_the_case_is_gone_again_the_person_submits_once_more(world, child, monkeypatch):
    with as_owner():
        before = Concern.objects.count()
    asked_too_early(monkeypatch, times=2)
    with pytest.raises(Refused) as refused:
        refers_in_northmere(world, child)
    assert refused.value.sentence == (
        "The referral to Northmere County was not made, because something changed at this very"
        " moment. Your concern is kept as a draft: submit it again."
    )
    with as_owner():
        assert Concern.objects.count() == before
        assert Child.objects.get().home_authority == world.authorities["Stoneford"]
