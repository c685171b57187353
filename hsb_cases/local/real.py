"""The PostgreSQL and Redis that a machine runs on their usual ports, for one more test run."""

import getpass
from collections.abc import Callable
from contextlib import closing

from .ports import LOOPBACK
from .servers import answers, connect
from .steps import Trouble

DATABASE = "hsb_ci"  # the tests put test_ before it, so it need not exist itself
REDIS = f"redis://{LOOPBACK}:6379/9"


def real_servers(say: Callable[[str], None]) -> dict[str, str]:
    """DATABASE_URL and REDIS_URL of the servers that answer; says which do not."""
    found = {}
    database = superuser_address(("postgres", getpass.getuser()))
    if database:
        found["DATABASE_URL"] = f"{database}/{DATABASE}"
    else:
        say(f"No PostgreSQL on {LOOPBACK}:5432 takes a superuser: no tests run against it.")
    if answers(REDIS):
        found["REDIS_URL"] = REDIS
    else:
        say(f"No Redis answers on {LOOPBACK}:6379: the tests use an embedded one.")
    return found


def superuser_address(names: tuple[str, ...]) -> str | None:
    """The address, without a database, as which the first of the names is a superuser."""
    for name in names:
        address = f"postgres://{name}@{LOOPBACK}:5432"
        try:
            connection = connect(f"{address}/postgres", "the local PostgreSQL")
        except Trouble:
            continue
        with closing(connection):
            cursor = connection.cursor()
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            if cursor.fetchone()[0]:
                return address
    return None
