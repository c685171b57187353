"""What the container files promise: no root, secrets from files, commands that exist."""

import importlib
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from hsb_cases.local.server_secrets import contents
from hsb_cases.local.steps import ROOT, VENV

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name for name, service in SERVICES.items() if service["image"] == "hsb-casework"}
LASTING = set(SERVICES) - {"migrate", "logins"}
DOCKERFILE = (ROOT / "Dockerfile").read_text()
FINAL_STAGE = DOCKERFILE.rsplit("\nFROM ", 1)[1]


def secret_files(service):
    return {
        Path(value).name
        for name, value in service.get("environment", {}).items()
        if name.endswith("_FILE")
    }


def test_the_services_are_the_ones_described():
    assert {"web", "worker", "beat", "migrate", "logins"} == OURS
    assert SERVICES["postgres"]["image"] == "postgres:18"
    assert SERVICES["redis"]["image"].startswith("redis:")


@pytest.mark.parametrize("name", SERVICES)
def test_nothing_runs_as_root_or_gains_rights(name):
    service = SERVICES[name]
    assert int(service["user"].split(":")[0]) > 0
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service


def test_the_image_itself_does_not_run_as_root():
    made = re.search(r"useradd .*--uid (\d+)", FINAL_STAGE).group(1)
    assert re.search(r"^USER (\d+)$", FINAL_STAGE, re.MULTILINE).group(1) == made
    assert {SERVICES[name]["user"] for name in OURS} == {made}


@pytest.mark.parametrize("name", sorted(OURS))
def test_the_products_own_disk_is_read_only(name):
    assert SERVICES[name]["read_only"] is True


@pytest.mark.parametrize("name", sorted(LASTING))
def test_what_stays_up_has_a_health_check(name):
    check = SERVICES[name]["healthcheck"]
    assert check["test"][0] in {"CMD", "CMD-SHELL"}
    assert {"interval", "timeout", "retries"} <= set(check)


@pytest.mark.parametrize("name", SERVICES)
def test_every_secret_is_a_file_that_the_service_is_handed(name):
    service = SERVICES[name]
    handed = set(service.get("secrets", []))
    assert secret_files(service) <= handed <= set(COMPOSE["secrets"])
    for variable, value in service.get("environment", {}).items():
        if re.search(r"SECRET|PASSWORD|DATABASE_URL|REDIS_URL", variable):
            assert variable.endswith("_FILE")
            assert str(value).startswith("/run/secrets/")


def test_make_secrets_writes_exactly_the_files_that_are_read():
    named = {name: Path(facts["file"]).name for name, facts in COMPOSE["secrets"].items()}
    assert set(named.values()) == set(contents())
    assert all(name == file for name, file in named.items())


def test_programs_sign_in_as_the_role_that_their_work_needs():
    read = {
        name: secret_files(SERVICES[name]) & {"owner_url", "runtime_url", "worker_url"}
        for name in OURS
    }
    assert read["web"] == {"runtime_url"}
    assert read["worker"] == read["beat"] == {"worker_url"}
    assert read["migrate"] == {"owner_url"}
    addresses = contents()
    assert addresses["runtime_url"].startswith("postgres://hsb_app:")
    assert addresses["worker_url"].startswith("postgres://hsb_sweeper:")


def test_database_and_broker_cannot_be_reached_from_outside():
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    for name in ("postgres", "redis"):
        assert SERVICES[name]["networks"] == ["inside"]
        assert "ports" not in SERVICES[name]


def test_any_number_of_web_servers_find_a_port():
    ports = SERVICES["web"]["ports"]
    assert len(ports) == 1
    assert re.fullmatch(r"127\.0\.0\.1:\d+-\d+:8000", ports[0])
    assert "container_name" not in SERVICES["web"]


def programs():
    """Every command of ours in the two files: (where, its words)."""
    found = [(name, SERVICES[name]["command"]) for name in sorted(OURS)]
    for name in sorted(OURS & LASTING):
        kind, *words = SERVICES[name]["healthcheck"]["test"]
        found.append((f"{name}'s check", words if kind == "CMD" else words[0].split()))
    image = re.search(r"^CMD \[(.*)\]$", FINAL_STAGE, re.MULTILINE).group(1)
    found.append(("Dockerfile", [word.strip().strip('"') for word in image.split(",")]))
    return found


@pytest.mark.parametrize(("where", "words"), programs())
def test_every_command_is_a_program_that_exists(where, words):
    assert shutil.which(words[0], path=str(VENV / "bin"))
    if "-m" in words:
        module = importlib.import_module(words[words.index("-m") + 1])
        assert callable(module.main)
    for word in words[1:]:
        if word.endswith(".py"):
            assert (ROOT / word).is_file()
        if word.startswith(("--app=", "hsb_cases.wsgi")):
            assert find_spec(word.removeprefix("--app="))


def test_what_is_copied_and_mounted_exists():
    for line in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists()
    mounted = [volume for volume in SERVICES["postgres"]["volumes"] if volume.startswith("./")]
    assert mounted
    for volume in mounted:
        assert (ROOT / volume.split(":")[0]).is_file()


def test_nothing_private_is_copied_into_the_image():
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert {".git", ".local", ".venv", "secrets", "node_modules"} <= set(ignored)
