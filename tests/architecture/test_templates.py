"""Every page stands in the one frame, and holds no script or style that the policy would refuse."""

import re

import pytest

from tests.architecture.sources import ROOT

TEMPLATES = ROOT / "templates"
PLAIN_TEXT = {"email"}
PARTS = {"components", "layouts", "pdf"}
"""Folders of what pages are made of, or of what is no page."""
INLINE = {
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style in the page": re.compile(r"<style|\sstyle=[\"']", re.IGNORECASE),
    "a script in an attribute": re.compile(r"\son[a-z]+=[\"']", re.IGNORECASE),
    "a script as an address": re.compile(r"=\s*[\"']?\s*javascript:", re.IGNORECASE),
    "an address of another site": re.compile(r"(?:src|href|action)=[\"']https?://", re.IGNORECASE),
    "a value taken as markup": re.compile(r"\|\s*safe\b|autoescape\s+false", re.IGNORECASE),
}
PLANTED = {
    "a script in the page": "<script>alert(1)</script>",
    "a style in the page": '<p style="color: red">',
    "a script in an attribute": '<button onclick="go()">',
    "a script as an address": '<a href="javascript:go()">',
    "an address of another site": '<img src="https://example.test/a.png">',
    "a value taken as markup": "{{ page.account | safe }}",
}
HTML_OF_A_PERSON = re.compile(r"[\"']?html[\"']?\s*[:=]\s*page\.")


def templates():
    found = (path for path in TEMPLATES.rglob("*") if path.suffix in {".jinja", ".html"})
    return sorted(path for path in found if not PLAIN_TEXT & set(path.parts))


def pages():
    return [
        path
        for path in templates()
        if not {part.lstrip("_") for part in path.relative_to(TEMPLATES).parts} & PARTS
        and not path.name.startswith("_")
    ]


def problems(text):
    return [what for what, shape in INLINE.items() if shape.search(text)]


def extends(path):
    found = re.match(
        r"\s*(?:\{#.*?#\}\s*)*\{%-?\s*extends\s+[\"']([^\"']+)", path.read_text(), re.S
    )
    return found.group(1) if found else None


def included_elsewhere():
    shape = re.compile(r"(?:include|import|from)\s+[\"']([^\"']+)[\"']")
    return {name for path in templates() for name in shape.findall(path.read_text())}


def test_every_page_stands_in_a_layout():
    parts = included_elsewhere()
    loose = []
    for path in pages():
        name = path.relative_to(TEMPLATES).as_posix()
        above, seen = extends(path), set()
        while above and not above.startswith("layouts/") and above not in seen:
            seen.add(above)
            above = extends(TEMPLATES / above)
        if not (above or name in parts):
            loose.append(name)
    assert loose == []


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_holds_no_script_style_or_foreign_address(path):
    assert problems(path.read_text()) == []


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_values_from_people_go_to_macros_as_text(path):
    assert not HTML_OF_A_PERSON.search(path.read_text())


@pytest.mark.parametrize("what", INLINE)
def test_a_planted_line_is_found(what):
    assert what in problems(PLANTED[what])
