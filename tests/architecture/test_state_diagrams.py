"""docs/states.md shows the rules as they are."""

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command


def test_the_drawn_states_are_those_of_the_rules():
    call_command("state_diagrams", check=True)


def test_a_page_that_drifted_is_found(tmp_path):
    page = tmp_path / "states.md"
    page.write_text(
        (settings.ROOT / "docs" / "states.md").read_text().replace("acknowledge", "forget")
    )
    with pytest.raises(CommandError, match="does not show the rules"):
        call_command("state_diagrams", check=True, page=page)
    call_command("state_diagrams", page=page)
    call_command("state_diagrams", check=True, page=page)
