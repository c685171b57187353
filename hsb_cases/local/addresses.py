"""Addresses of databases: the owner's, and those of the roles that the programs run under.

The owner migrates; the web server and the workers sign in as roles that are neither owner nor
superuser, so that the database's own row locks hold for them (two addresses, one database).
"""

import hashlib
import hmac
from urllib.parse import quote, unquote, urlsplit, urlunsplit

RUNTIME_LOGIN = "hsb_app"  # member of hsb_runtime: web server and acts
SWEEPER_LOGIN = "hsb_sweeper"  # member of hsb_worker: Celery's sweeps and reconciliations


def user_of(address: str) -> str | None:
    """The role that an address signs in as."""
    user = urlsplit(address).username
    return None if user is None else unquote(user)


def password_of(address: str) -> str | None:
    """The password in an address, or None."""
    password = urlsplit(address).password
    return unquote(password) if password else None


def login_password(owner: str, login: str) -> str | None:
    """The password of a login role, made from the owner's, or None where the owner has none.

    Nothing need be stored for it, and two checkouts of one database agree on it.
    """
    secret = password_of(owner)
    if secret is None:
        return None
    return hmac.new(secret.encode(), f"hsb-casework {login}".encode(), hashlib.sha256).hexdigest()


def address_for(owner: str, login: str) -> str:
    """The owner's address with another role signing in."""
    parts = urlsplit(owner)
    password = login_password(owner, login)
    credentials = quote(login, safe="") + (f":{password}" if password else "")
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{credentials}@{place}"))


def without_password(address: str) -> str:
    """The address as it may be shown in a message."""
    parts = urlsplit(address)
    credentials, at, place = parts.netloc.rpartition("@")
    shown = credentials.partition(":")[0] + (":…" if ":" in credentials else "")
    return urlunsplit(parts._replace(netloc=f"{shown}{at}{place}"))
