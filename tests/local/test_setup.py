"""The set-up speaks to old Pythons, keys everything on the lock files and says what is missing."""

import ast
import json
import re
from pathlib import Path

import pytest

from hsb_cases.local import assets, environment, setup
from hsb_cases.local.steps import ROOT, Trouble, call, fingerprint, only_one, tail

LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"]


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_an_old_python_gets_one_sentence(version):
    told = setup.version_complaint(version)
    assert f"this is Python {version[0]}.{version[1]}:" in told
    assert "needs Python 3.11 or later" in told
    assert "\n" not in told


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (4, 0, 0)])
def test_a_recent_python_passes(version):
    assert setup.version_complaint(version) is None


def test_the_set_up_can_be_read_by_a_python_too_old_to_run_it():
    ast.parse(Path(setup.__file__).read_text(), feature_version=(3, 8))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_has_a_hash_for_everything_and_no_address(name):
    text = (ROOT / name).read_text()
    pinned = re.findall(r"^[a-z0-9][\w.\-]*==[^ ]+ \\\n    --hash=sha256:", text, re.MULTILINE)
    named = re.findall(r"^[a-z0-9].*$", text, re.MULTILINE)
    assert len(pinned) == len(named) > 0
    address = r"https?://|--find-links|--(extra-)?index[-]url|--trusted-host|file://"
    assert not re.search(address, text)


def test_what_the_tests_add_changes_no_version_of_what_runs():
    def versions(name):
        return set(re.findall(r"^[a-z0-9][^ ]*==[^ ]+", (ROOT / name).read_text(), re.MULTILINE))

    assert versions("requirements.txt") <= versions("requirements-dev.txt")


def test_the_npm_lock_names_hashes_and_no_place():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    installed = {name: facts for name, facts in packages.items() if name}
    assert installed["node_modules/govuk-frontend"]["version"] == "6.3.0"
    assert all(facts["integrity"].startswith("sha512-") for facts in installed.values())
    assert not any("resolved" in facts for facts in installed.values())


@pytest.mark.parametrize(
    ("manager", "how"), [("apt-get", "apt-get install libpango-1.0-0"), ("brew", "brew install")]
)
def test_missing_libraries_name_the_package_manager_that_is_there(manager, how):
    told = environment.library_complaint(lambda name: name if name == manager else None)
    assert how in told
    assert told.startswith("PDF files need system libraries that are missing here.")


def test_missing_libraries_are_named_where_no_package_manager_is_known():
    assert "Pango" in environment.library_complaint(lambda _name: None)


@pytest.mark.parametrize(
    ("told", "will_do"),
    [
        ("v20.19.0\n", True),
        ("v24.1.0\n", True),
        ("v20.18.3\n", False),
        ("v8.1.1", False),
        ("", False),
    ],
)
def test_only_a_recent_node_compiles_the_style_sheets(told, will_do):
    assert assets.node_is_recent(told) is will_do


def test_a_script_is_served_without_the_name_of_a_map_that_is_not():
    assert assets.without_source_map("run();\n//# sourceMappingURL=a.js.map\n") == "run();\n"


@pytest.mark.parametrize("kept", [".css", ".js"])
def test_the_built_assets_hold_neither_the_crown_nor_its_font(kept):
    built = [path for path in assets.VENDOR.iterdir() if path.suffix == kept]
    assert {path.name for path in built} == {
        f"govuk-frontend.min{kept}",
        f"moj-frontend.min{kept}",
    }
    for path in built:
        assert not assets.FORBIDDEN.search(path.read_text())
    assert {path.suffix for path in (assets.VENDOR / "images").iterdir()} == {".svg"}


def test_a_fingerprint_changes_with_a_name_and_with_a_byte(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.py").write_text("1")
    first = fingerprint(folder)
    assert fingerprint(folder) == first
    (folder / "a.py").write_text("2")
    second = fingerprint(folder)
    (folder / "a.py").rename(folder / "b.py")
    assert len({first, second, fingerprint(folder)}) == 3


def test_a_fingerprint_leaves_out_other_kinds_of_files(tmp_path):
    (tmp_path / "a.py").write_text("1")
    before = fingerprint(tmp_path, suffixes=(".py",))
    (tmp_path / "a.txt").write_text("1")
    assert fingerprint(tmp_path, suffixes=(".py",)) == before


def test_a_program_that_fails_is_named_with_its_last_words(tmp_path, monkeypatch):
    monkeypatch.setattr("hsb_cases.local.steps.LOGS", tmp_path)
    with pytest.raises(Trouble, match=r"Counting failed\. The end of .*\n(.*\n)*  three"):
        call("Counting", ["sh", "-c", "echo two; echo three; exit 4"], log="count")


def test_a_program_that_is_missing_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("hsb_cases.local.steps.LOGS", tmp_path)
    with pytest.raises(Trouble, match="no-such-program could not be started"):
        call("Counting", ["no-such-program"], log="count")


def test_the_end_of_a_log_is_short(tmp_path):
    (tmp_path / "log").write_text("\n".join(map(str, range(100))))
    assert tail(tmp_path / "log", 2) == "  98\n  99"
    assert tail(tmp_path / "none") == "  (no log)"


def test_a_second_launcher_is_refused_and_the_lock_comes_free(tmp_path, monkeypatch):
    monkeypatch.setattr("hsb_cases.local.steps.STATE", tmp_path)
    with only_one("run"), pytest.raises(Trouble, match="already"), only_one("run", "already"):
        pytest.fail("two held one lock")
    with only_one("run", "already"):
        assert (tmp_path / "run.lock").exists()
