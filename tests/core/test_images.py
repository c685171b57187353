"""No images: a text that seems to describe one is pointed out, and nothing takes a file (R38)."""

import ast
import re

import pytest

from hsb_cases.core.rules.images import INSTEAD, hints_in, image_hints
from tests.architecture.sources import ROOT, parsed, python_files

pytestmark = pytest.mark.rule("R38")
COULD_DRAW_ONE = {"hsb_cases/core/forms/rendering.py", "templates/components/forms.jinja"}
"""The renderer knows every component of the design system; no form asks for this one."""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The video shows him naked in his room.", "video shows him naked"),
        ("He sent a picture of her breasts.", "picture of her breasts"),
        ("She was undressed in the photo he shared.", "undressed in the photo"),
        ("A PHOTO of Ana in her underwear", "PHOTO of Ana in her underwear"),
        ("The screenshot is of his bottom", "screenshot is of his bottom"),
    ],
)
def test_a_description_of_an_image_is_pointed_out(text, found):
    (hint,) = image_hints(text)
    assert hint.found == found
    assert "police reference" in hint.instead == INSTEAD
    assert "Do not open" in hint.why


@pytest.mark.parametrize(
    "text",
    [
        "",
        "There is an image; the police hold it under 26/1234.",
        "They watched a film about sexual health at school.",
        "A picture of the garden.",
        # Two sentences: the second is about what happened, not about an image.
        "The photograph was taken in the hall. He was undressed when his mother came.",
        "He was naked. His mother showed a photo of the garden.",
        "The picture at the bottom of the page",
    ],
)
def test_what_does_not_describe_an_image_is_left_alone(text):
    assert image_hints(text) == []


def test_one_passage_is_pointed_out_once_and_beside_the_words_about_children():
    text = "The victim says: a photo of her naked. Again: a photo of her naked."
    assert [hint.found for hint in hints_in(text)] == ["victim", "photo of her naked"]


@pytest.mark.parametrize("many", ["video ", "naked in ", "photo a b c d e f g ", "nude ", " ,;"])
def test_a_long_text_is_looked_through_in_time_for_a_page(many):
    assert len(image_hints(many * (100_000 // len(many)))) <= 1


def test_no_form_takes_a_file():
    takes = {"FileField", "ImageField", "FileInput", "ClearableFileInput", "FILES"}
    found = {
        str(path.relative_to(ROOT))
        for path in python_files()
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Attribute) and node.attr in takes)
        or (isinstance(node, ast.alias) and node.name in takes)
    }
    asks = re.compile(r'type="file"|multipart/form-data|govukFileUpload', re.IGNORECASE)
    found |= {
        str(path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("*")
        if path.is_file() and asks.search(path.read_text())
    }
    assert found == COULD_DRAW_ONE
