"""Every template compiles, asks for nothing that nobody gives, and never trusts a variable."""

from dataclasses import dataclass
from pathlib import Path

import jinja2
import pytest
from django.conf import settings
from django.template import engines
from jinja2 import meta, nodes

ROOT = Path(settings.ROOT) / "templates"
NAMES = sorted(
    str(path.relative_to(ROOT))
    for path in ROOT.rglob("*")
    if path.suffix in {".jinja", ".html", ".txt"}
)
# What every page is given, by core.pages, by Django's engine and by the environment.
GIVEN = {"page", "frame", "request", "csrf_input", "csrf_token", "title", "title_prefix", "section"}
FROM_THE_PAGE_ABOVE = {"layouts": {"still"}}
# What allauth's views give its pages (allauth/*/views.py).
FROM_ALLAUTH = {
    "form", "redirect_field", "token_fail", "action_url", "reauthentication_alternatives",
    "authenticators", "is_mfa_enabled", "totp_svg_data_uri", "unused_code_count", "unused_codes",
    "total_count", "can_view_codes", "can_download_codes", "can_generate_codes", "sessions",
    "session_count", "password_reset_url",
}  # fmt: skip
ALLAUTH_FOLDERS = {"account", "mfa", "usersessions"}


@pytest.fixture(scope="module")
def environment():
    return engines["jinja2"].env


def parsed(environment, name):
    return environment.parse((ROOT / name).read_text(), name)


def made_above_the_blocks(tree):
    """Names that a template sets, imports or defines outside its blocks: its blocks see them."""
    for node in tree.body:
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            yield node.target.name
        elif isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.FromImport):
            yield from (name[1] if isinstance(name, tuple) else name for name in node.names)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles(environment, name):
    environment.get_template(name)


@pytest.mark.parametrize("name", [n for n in NAMES if not n.startswith(("email/", "pdf/"))])
def test_a_template_asks_only_for_names_that_somebody_gives(environment, name):
    folder = name.split("/")[0]
    known = GIVEN | set(environment.globals) | FROM_THE_PAGE_ABOVE.get(folder, set())
    if folder in ALLAUTH_FOLDERS:
        known |= FROM_ALLAUTH
    tree = parsed(environment, name)
    assert not meta.find_undeclared_variables(tree) - known - set(made_above_the_blocks(tree))


def test_the_test_above_would_see_a_misspelt_name(environment):
    tree = environment.parse("{% macro m(a) %}{{ a }}{{ pagee.title }}{% endmacro %}")
    assert meta.find_undeclared_variables(tree) == {"pagee"}


def trusted_variables(tree):
    """What a template hands to a component as finished markup, other than its own blocks."""
    blocks = {block.target.name for block in tree.find_all(nodes.AssignBlock)}
    for pair in tree.find_all(nodes.Pair):
        key = pair.key.value if isinstance(pair.key, nodes.Const) else ""
        if str(key).lower().endswith("html") and not _is_own_markup(pair.value, blocks):
            yield f"line {pair.lineno}: {key}"
    for keyword in tree.find_all(nodes.Keyword):
        if keyword.key.lower().endswith("html") and not _is_own_markup(keyword.value, blocks):
            yield f"line {keyword.lineno}: {keyword.key}"
    for used in tree.find_all(nodes.Filter):
        if used.name in {"safe", "forceescape"} and used.name == "safe":
            yield f"line {used.lineno}: safe"
    for switched in tree.find_all(nodes.ScopedEvalContextModifier):
        yield f"line {switched.lineno}: autoescape"


def _is_own_markup(value, blocks):
    if isinstance(value, nodes.Const):
        return True
    if isinstance(value, nodes.Name):
        return value.name in blocks
    return (
        isinstance(value, nodes.Call)
        and isinstance(value.node, nodes.Name)
        and (value.node.name == "caller")
    )


@pytest.mark.parametrize("name", [n for n in NAMES if not n.startswith("email/")])
def test_no_template_passes_a_variable_as_markup(environment, name):
    assert not list(trusted_variables(parsed(environment, name)))


@pytest.mark.parametrize(
    "planted",
    [
        '{{ govukInput({"label": {"html": page.name}}) }}',
        "{{ govukInput(dict(html=page.name)) }}",
        '{{ govukErrorSummary({"titleHtml": name}) }}',
        "{{ page.text | safe }}",
        "{% autoescape false %}{{ page.text }}{% endautoescape %}",
    ],
)
def test_the_lint_finds_a_planted_variable(environment, planted):
    lint = environment.overlay(extensions=[])
    assert list(trusted_variables(lint.parse(planted)))


def test_the_lint_allows_a_block_written_in_the_template(environment):
    own = '{% set body %}<b>{{ page.name }}</b>{% endset %}{{ govukHint({"html": body}) }}'
    assert not list(trusted_variables(environment.parse(own)))


@dataclass(frozen=True)
class Thing:
    name: str = "Rosa"
    facts: tuple = ()


@pytest.mark.parametrize(
    "template",
    [
        "{{ missing }}",
        "{{ missing.deeper.still }}",
        "{{ facts.missing }}",
        "{{ facts['missing'].x }}",
    ],
)
def test_a_bare_name_and_a_missing_key_are_nothing(environment, template):
    assert environment.from_string(template).render(facts={"known": 1}) == ""


@pytest.mark.parametrize(
    "template",
    [
        "{{ thing.nmae }}",
        "{{ thing.nmae.deeper }}",
        "{% if thing.nmae %}x{% endif %}",
        "{{ thing.nmae is defined }}",
        "{{ thing['nmae'] }}",
        "{{ nothing.name }}",
        "{{ [1][4] }}",
    ],
)
def test_a_misspelt_attribute_of_an_object_is_an_error(environment, template):
    with pytest.raises(jinja2.UndefinedError):
        environment.from_string(template).render(thing=Thing(), nothing=None)


def test_values_are_escaped_in_all_but_plain_text(environment):
    assert environment.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    escaped = {name for name in NAMES if environment.autoescape(name)}
    assert escaped == {name for name in NAMES if not name.endswith(".txt")}


def test_one_environment_serves_every_page(environment):
    assert engines["jinja2"].env is environment
    name = "components/forms.jinja"
    assert environment.get_template(name) is environment.get_template(name)
