"""Two addresses of one database: the owner's, and those that the programs sign in with."""

import pytest

from hsb_cases.local.addresses import (
    address_for,
    login_password,
    password_of,
    user_of,
    without_password,
)

OWNER = "postgres://owner:se%2Fcret@db.example.test:5433/hsb?sslmode=require"


def test_another_role_keeps_place_database_and_options():
    address = address_for(OWNER, "hsb_app")
    password = login_password(OWNER, "hsb_app")
    assert address == f"postgres://hsb_app:{password}@db.example.test:5433/hsb?sslmode=require"


def test_each_role_has_a_password_of_its_own_that_is_not_the_owners():
    passwords = {login_password(OWNER, login) for login in ("hsb_app", "hsb_sweeper")}
    assert len(passwords) == 2
    assert "se/cret" not in passwords


def test_two_checkouts_of_one_database_agree_on_a_password():
    assert login_password(OWNER, "hsb_app") == login_password(OWNER, "hsb_app")
    other = OWNER.replace("se%2Fcret", "another")
    assert login_password(OWNER, "hsb_app") != login_password(other, "hsb_app")


def test_an_owner_without_a_password_gives_none():
    assert address_for("postgres://postgres@127.0.0.1:5432/hsb", "hsb_app") == (
        "postgres://hsb_app@127.0.0.1:5432/hsb"
    )


def test_a_socket_in_the_options_is_kept():
    owner = "postgres://owner@/hsb?host=%2Fvar%2Frun%2Fpostgresql"
    assert address_for(owner, "hsb_app") == (
        "postgres://hsb_app@/hsb?host=%2Fvar%2Frun%2Fpostgresql"
    )


def test_user_and_password_are_read_unquoted():
    assert (user_of(OWNER), password_of(OWNER)) == ("owner", "se/cret")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (OWNER, "postgres://owner:…@db.example.test:5433/hsb?sslmode=require"),
        ("redis://:word@127.0.0.1:6379/0", "redis://:…@127.0.0.1:6379/0"),
        ("redis://127.0.0.1:6379/0", "redis://127.0.0.1:6379/0"),
    ],
)
def test_a_message_shows_no_password(address, shown):
    assert without_password(address) == shown
