"""On a real server: make the login roles with the passwords that their addresses hold.

    python -m hsb_cases.local.logins

It reads DATABASE_URL (the owner's address), RUNTIME_DATABASE_URL and WORKER_DATABASE_URL, each
from the variable itself or from the file that NAME_FILE names. Run it after migrating, which makes
the groups that the roles are members of. Running it again changes passwords and nothing else.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from .addresses import RUNTIME_LOGIN, SWEEPER_LOGIN, password_of, user_of
from .roles import make_login
from .steps import Trouble

ADDRESSES = {"RUNTIME_DATABASE_URL": RUNTIME_LOGIN, "WORKER_DATABASE_URL": SWEEPER_LOGIN}


def value_of(name: str, given: Mapping[str, str]) -> str:
    """A variable, or the contents of the file that NAME_FILE names. Raises Trouble for neither."""
    file = given.get(f"{name}_FILE")
    try:
        value = Path(file).read_text().strip() if file else given.get(name, "")
    except OSError as error:
        raise Trouble(f"{name}_FILE names {file}, which cannot be read: {error}") from error
    if not value:
        raise Trouble(f"Give {name}, or {name}_FILE with the name of a file that holds it.")
    return value


def main() -> int:
    """Make both roles; the exit code is 1 when a person must put something right."""
    try:
        owner = value_of("DATABASE_URL", os.environ)
        for name, login in ADDRESSES.items():
            address = value_of(name, os.environ)
            if user_of(address) != login:
                raise Trouble(f"{name} must sign in as {login}.")
            make_login(owner, login, password_of(address))
            print(f"{login} can sign in.")
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
