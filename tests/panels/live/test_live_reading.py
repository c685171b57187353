"""Whoever works with one child reads that child's part, and nothing of the other's side."""

import pytest

from tests.panels.live.steps import at, autosaves, drafts

pytestmark = pytest.mark.django_db


class TestReadingAlong:
    """Whoever works with one child reads that child's part, and nothing of the other's side."""

    def test_a_family_sides_reader_sees_its_own_child_alone(self, browse, two_sides):
        fenbridge, leaford = browse("fenbridge front door"), browse("leaford front door")
        for key, words in (("decision-1", "About Isla only"), ("decision-2", "About Theo only")):
            autosaves(fenbridge, two_sides, key, rationale=words)
        response = leaford.get(at(two_sides))
        assert response.status_code == 200
        page = response.content.decode()
        assert "About Isla only" in page
        for word in ("Theo", "Marlow", "T.M.", "About Theo only", "Beacon Rise"):
            assert word not in page
        told = leaford.get(at(two_sides, "news")).content.decode()
        assert "About Isla only" in told
        for word in ("Theo", "Marlow", "T.M.", "About Theo only", "Decision for this child: T"):
            assert word not in told

    def test_who_reads_along_records_nothing(self, browse, two_sides):
        leaford = browse("leaford front door")
        for part, child in (("attendance", 0), ("decision", 1), ("close", 0)):
            assert leaford.get(at(two_sides, part, child)).status_code == 404
        assert autosaves(leaford, two_sides, "decision-1", rationale="x").status_code == 404
        assert drafts() == {}

    def test_the_other_sides_readers_are_not_named(self, browse, two_sides, people):
        browse("stoneford front door").get(at(two_sides, "news"))
        stoneford = people["stoneford front door"].user.full_name
        assert (
            stoneford
            not in browse("leaford front door").get(at(two_sides, "news")).content.decode()
        )
        strip = browse("fenbridge front door").get(at(two_sides, "news")).json()["regions"]["strip"]
        assert f"{stoneford} (reading)" in strip
