"""What is handed over names no machine, no package index, and leaves nothing half said."""

import json
import re

import pytest

from tests.architecture.sources import ROOT, text_of, tracked_files

FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w./-])/(?:work|root|home/\w+|Users/\w+)/\w"),
    "the address of a package index": re.compile(
        r"--(?:extra-)?index-url|--find-links|--trusted-host|registry\.npmjs|pypi\.org/simple"
        r"|files\.pythonhosted|artifactory|https?://[\w.-]*(?:nexus|mirror|registry)[\w.-]*",
        re.IGNORECASE,
    ),
    "something left to do": re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b"),
    "a merge that was not finished": re.compile(r"^(?:<{7}|>{7}) "),
}
PLANTED = {
    "a path of one machine": ["see /{}/main/app.py".format("work"), "/{}/ada/x".format("home")],
    "the address of a package index": ["--{}-url https://example.test/simple".format("index")],
    "something left to do": ["# {}: later".format("TO" + "DO")],
    "a merge that was not finished": ["<" * 7 + " HEAD"],
}
CHECKS_THEMSELVES = re.compile(r"re\.(?:compile|search)\(|\br\"|--no-emit-")
"""Lines that look for such things, or keep them out of the lock files."""


def forbidden(line: str) -> list[str]:
    return [what for what, shape in FORBIDDEN.items() if shape.search(line)]


def test_tracked_files_name_no_machine_and_no_index_and_leave_nothing_to_do():
    found = [
        f"{path.relative_to(ROOT)}:{number} {what}: {line.strip()[:80]}"
        for path in tracked_files()
        for number, line in text_of(path)
        for what in forbidden(line)
        if not CHECKS_THEMSELVES.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_planted_line_is_found(what):
    for line in PLANTED[what]:
        assert forbidden(line) == [what]


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"]
)
def test_every_locked_package_has_its_hashes_and_no_address(name):
    text = (ROOT / name).read_text()
    assert "://" not in text
    packages = re.findall(r"^([\w.\[\],-]+)==\S+((?: \\\n.*)+)", text, flags=re.MULTILINE)
    assert packages
    for package, rest in packages:
        assert "--hash=sha256:" in rest, package
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert len([line for line in lines if not line.startswith(" ")]) == len(packages)


def test_npms_lock_has_digests_and_no_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: facts for name, facts in lock["packages"].items() if name}
    assert packages
    for name, facts in packages.items():
        assert facts.get("integrity", "").startswith("sha512-"), name
        assert "://" not in facts.get("resolved", ""), name


def test_what_the_set_up_makes_is_not_committed():
    made = {".venv", ".local", "node_modules"}
    assert not [path for path in tracked_files() if path.relative_to(ROOT).parts[0] in made]
