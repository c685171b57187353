"""What `make run`, `make test`, `make secrets` and `make clean` decide by themselves."""

import pytest

from hsb_cases.local import clean, logins, machine, prepare, run, server_secrets, test
from hsb_cases.local.addresses import password_of
from hsb_cases.local.steps import Trouble


@pytest.mark.parametrize(("told", "processes"), [({"WEB_CONCURRENCY": "7"}, 7)])
def test_the_number_of_web_processes_may_be_chosen(told, processes):
    assert run.web_processes(told) == processes


@pytest.mark.parametrize(("processors", "processes"), [(1, 2), (3, 3), (64, 4), (None, 2)])
def test_the_number_of_web_processes_follows_the_machine(processors, processes, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert run.web_processes({"WEB_CONCURRENCY": "many"}) == processes


def test_the_banner_shows_the_address_and_who_can_sign_in():
    shown = run.banner(8123, ["Social worker – a@example.test – word"])
    assert "http://localhost:8123/" in shown
    assert "  Social worker – a@example.test – word" in shown
    assert "Ctrl-C" in shown


def test_the_banner_names_nobody_where_there_are_no_demo_people():
    assert "Sign in" not in run.banner(8000, [])


@pytest.mark.parametrize(
    ("told", "wanted"), [(None, True), ("1", True), ("0", False), ("no", False), ("False", False)]
)
def test_demo_people_can_be_left_out(told, wanted):
    assert prepare.wants_demo({} if told is None else {"DEMO": told}) is wanted


def test_everything_is_checked_before_the_tests_and_the_stories_come_last():
    names = [step.name for step in test.steps_for("all")]
    assert names[0].startswith("Style")
    assert names[-3:] == [
        "Unit and integration tests",
        "Coverage of rules, permissions and commands",
        "Browser stories",
    ]
    assert "Migrations" in names


def test_an_unknown_word_is_refused_with_the_known_ones():
    with pytest.raises(Trouble, match="'most' is none of lint, integration"):
        test.steps_for("most")


def test_a_step_that_fails_is_named_and_the_next_is_not_begun(tmp_path, capsys):
    steps = [
        test.Step("First", ["true"]),
        test.Step("Second", ["false"]),
        test.Step("Third", ["touch", tmp_path / "third"]),
    ]
    with pytest.raises(Trouble, match="Second failed after 0 s"):
        test.play(steps, {"PATH": "/usr/bin:/bin"})
    assert not (tmp_path / "third").exists()
    assert "First: passed in 0 s" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 s"), (59.6, "1 min 0 s"), (61, "1 min 1 s")]
)
def test_a_length_of_time_is_said_in_words(seconds, words):
    assert test.duration(seconds) == words


def test_a_browser_that_was_named_must_be_there():
    with pytest.raises(Trouble, match="CHROMIUM names /no/browser"):
        machine.find_browser({"CHROMIUM": "/no/browser"}, lambda _name: None)


def test_the_first_browser_of_the_machine_is_taken():
    there = {"google-chrome": "/opt/google-chrome"}
    assert machine.find_browser({}, there.get) == "/opt/google-chrome"
    assert machine.find_browser({}, lambda _name: None) is None


def test_where_no_browser_can_be_had_a_sentence_says_what_to_do(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise Trouble("no registry answers")

    monkeypatch.setattr(machine.shutil, "which", lambda _name: None)
    monkeypatch.setattr(machine, "call", refuse)
    said = []
    with pytest.raises(Trouble, match="install it with the system's package manager"):
        machine.ensure_browser({}, said.append)
    assert said == ["Installing Playwright's own Chromium …"]


def test_secrets_agree_with_each_other_and_are_written_once(tmp_path):
    folder = tmp_path / "secrets"
    made = server_secrets.write(folder)
    read = {name: (folder / name).read_text() for name in made}
    assert password_of(read["owner_url"]) == read["owner_password"]
    assert f"requirepass {password_of(read['redis_url'])}\n" in read["redis_conf"]
    assert len(set(read.values())) == len(read)
    assert folder.stat().st_mode & 0o077 == 0
    assert server_secrets.write(folder) == []
    assert read == {name: (folder / name).read_text() for name in made}


def test_half_a_set_of_secrets_is_refused_by_name(tmp_path):
    server_secrets.write(tmp_path)
    (tmp_path / "redis_url").unlink()
    with pytest.raises(FileExistsError, match="lacks redis_url"):
        server_secrets.write(tmp_path)


def test_a_value_comes_from_its_file_before_its_variable(tmp_path):
    (tmp_path / "url").write_text("postgres://from-file\n")
    given = {"DATABASE_URL_FILE": str(tmp_path / "url"), "DATABASE_URL": "postgres://other"}
    assert logins.value_of("DATABASE_URL", given) == "postgres://from-file"
    assert logins.value_of("DATABASE_URL", {"DATABASE_URL": "postgres://x"}) == "postgres://x"


@pytest.mark.parametrize("given", [{}, {"DATABASE_URL_FILE": "/no/such/file"}])
def test_a_value_that_is_nowhere_is_asked_for(given):
    with pytest.raises(Trouble, match="DATABASE_URL"):
        logins.value_of("DATABASE_URL", given)


def test_cleaning_finds_the_data_that_lie_outside_the_checkout(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / ".local" / "postgres").mkdir(parents=True)
    (tmp_path / ".local" / "postgres" / "elsewhere").write_text(f"{outside}\n")
    assert clean.places(tmp_path) == [outside, tmp_path / ".local"]
