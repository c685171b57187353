"""The embedded servers, started for real: they survive a kill and leave nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from hsb_cases.local import postgres_home
from hsb_cases.local.children import Child, end_leftover, wait_until
from hsb_cases.local.postgres import Cluster
from hsb_cases.local.postgres_home import others_can_enter, reachable_home
from hsb_cases.local.servers import Broker, answers, connect, make_owned_database
from hsb_cases.local.steps import Trouble


@pytest.fixture(autouse=True)
def logs(tmp_path, monkeypatch):
    monkeypatch.setattr("hsb_cases.local.steps.LOGS", tmp_path / "log")


@pytest.fixture
def outside(monkeypatch):
    """A folder that any user can enter, in the place of the one under /var/lib."""
    folder = Path(tempfile.mkdtemp(prefix="hsb-test-"))
    folder.chmod(0o755)
    monkeypatch.setattr(postgres_home, "OUTSIDE", folder)
    yield folder
    shutil.rmtree(folder)


def value(address, statement):
    with closing(connect(address, "the test database")) as connection:
        cursor = connection.cursor()
        cursor.execute(statement)
        return cursor.fetchone()[0]


def test_what_was_committed_outlives_a_killed_database(tmp_path, outside):
    cluster = Cluster(tmp_path / "cluster")
    cluster.start()
    owner = make_owned_database(cluster.address("postgres"), "hsb", "hsb_owner")
    with closing(connect(owner, "the test database")) as connection:
        connection.cursor().execute("CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(cluster.child.process.pid, signal.SIGKILL)
    cluster.child.process.wait()

    again = Cluster(tmp_path / "cluster")
    again.start()
    try:
        owner = make_owned_database(again.address("postgres"), "hsb", "hsb_owner")
        assert value(owner, "SELECT number FROM kept") == 7
        assert again.identity == cluster.identity
        assert value(owner, "SELECT rolsuper FROM pg_roles WHERE rolname = 'hsb_owner'") is False
    finally:
        again.stop()
    assert not psutil.pid_exists(again.child.process.pid)


def test_a_note_that_a_killed_server_left_is_no_hindrance(tmp_path, outside):
    cluster = Cluster(tmp_path / "cluster", fleeting=True)
    cluster.start()
    cluster.stop()
    note = cluster._data / "postmaster.pid"
    of_somebody_else_by_now = f"{os.getpid()}\n{cluster._data}\n0\n0\n\n\n\nready\n"
    for left in (of_somebody_else_by_now, ""):
        note.write_text(left)
        cluster.start()
        cluster.stop()
        assert not note.exists()


def test_nobody_signs_in_without_the_password(tmp_path, outside):
    cluster = Cluster(tmp_path / "cluster", fleeting=True)
    cluster.start()
    try:
        address = cluster.address("postgres").replace(":" + cluster._secret.read_text(), ":wrong")
        with pytest.raises(Trouble, match="password authentication failed") as refused:
            connect(address, "DATABASE_URL")
        assert "wrong" not in str(refused.value)
    finally:
        cluster.stop()


def test_a_private_checkout_stays_private_and_its_data_go_outside(tmp_path, outside):
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    home = reachable_home(private / "postgres")
    assert home.is_relative_to(outside)
    assert others_can_enter(home)
    assert reachable_home(private / "postgres") == home
    assert not others_can_enter(private)


def test_programs_that_the_server_may_not_enter_are_copied_to_where_it_may(outside, monkeypatch):
    monkeypatch.setattr(postgres_home, "others_can_enter", lambda _path: False)
    programs = postgres_home.programs_for(12345, outside)
    assert programs.is_relative_to(outside)
    told = subprocess.check_output([programs / "initdb", "--version"], text=True)
    assert told.startswith("initdb (PostgreSQL) 18")
    assert all(path.stat().st_mode & 0o005 == 0o005 for path in programs.iterdir())


def test_the_broker_starts_again_after_a_kill_and_leaves_no_socket(tmp_path):
    broker = Broker(tmp_path / "redis")
    broker.start()
    os.kill(broker.child.process.pid, signal.SIGKILL)
    broker.child.process.wait()
    assert not answers(broker.address)
    broker.start()
    assert answers(broker.address)
    broker.stop()
    assert not answers(broker.address)
    assert not list((tmp_path / "redis").glob("*.sock"))


def test_what_is_no_redis_address_is_said():
    with pytest.raises(Trouble, match="REDIS_URL is no address"):
        answers("nonsense")


def test_a_child_that_ends_too_early_is_named_with_its_last_words():
    child = Child("The clock", ["sh", "-c", "echo out of time; exit 3"], log="clock")
    with pytest.raises(Trouble, match=r"The clock stopped \(exit code 3\)(.*\n)*  out of time"):
        wait_until(lambda: False, child, seconds=10)


def test_a_child_that_does_not_listen_is_ended_with_all_that_it_started():
    stubborn = "trap '' TERM; sleep 300 & echo $!; wait; wait"
    child = Child("A stubborn child", ["sh", "-c", stubborn], log="stubborn", patience=0.3)
    wait_until(lambda: child.log.read_text().strip() != "", child, seconds=10)
    grandchild = int(child.log.read_text())
    child.stop()
    assert child.process.returncode == -signal.SIGKILL
    until = time.monotonic() + 10
    while psutil.pid_exists(grandchild) and time.monotonic() < until:
        if psutil.Process(grandchild).status() == psutil.STATUS_ZOMBIE:
            break
        time.sleep(0.05)
    else:
        assert not psutil.pid_exists(grandchild)


def test_a_leftover_is_ended_only_when_it_is_the_one_meant():
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        end_leftover(other.pid, "redis-server", [signal.SIGTERM], seconds=1)
        assert other.poll() is None
        end_leftover(other.pid, "time.sleep(60)", [signal.SIGTERM], seconds=5)
        assert other.wait(5) is not None
    finally:
        other.kill()
        other.wait()
