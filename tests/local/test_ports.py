"""Ports and sockets: one clear sentence where one cannot be had."""

import socket
import stat
from pathlib import Path

import pytest

from hsb_cases.local.ports import (
    LONGEST_SOCKET_PATH,
    LOOPBACK,
    SocketPlace,
    any_free_port,
    check_free,
    chosen_port,
)
from hsb_cases.local.steps import Trouble


@pytest.mark.parametrize(("told", "port"), [({}, 8000), ({"PORT": ""}, 8000), ({"PORT": "81"}, 81)])
def test_the_port_is_the_one_asked_for(told, port):
    assert chosen_port(told) == port


@pytest.mark.parametrize("told", ["0", "65536", "-1", "eight", "80.5"])
def test_what_is_no_port_is_refused_with_the_range(told):
    with pytest.raises(Trouble, match=r"PORT is '.*': give a number from 1 to 65535\."):
        chosen_port({"PORT": told})


def test_a_port_in_use_is_named_with_another_to_try():
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen(1)
        port = other.getsockname()[1]
        with pytest.raises(Trouble, match=f"Port {port} is in use by another program") as refused:
            check_free(port)
    assert f"make run PORT={port + 1 if port < 65535 else 8000}" in str(refused.value)


def test_a_free_port_passes():
    check_free(any_free_port())


def test_a_socket_lies_in_the_folder_asked_for_where_its_path_is_short(tmp_path):
    place = SocketPlace(tmp_path / "r", "redis.sock")
    assert place.path == tmp_path / "r" / "redis.sock"
    assert stat.S_IMODE(place.path.parent.stat().st_mode) == 0o700
    place.close()
    assert place.path.parent.exists()


def test_a_long_path_falls_back_to_a_short_private_folder_that_goes_afterwards(tmp_path):
    place = SocketPlace(tmp_path / ("x" * LONGEST_SOCKET_PATH), "redis.sock")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(place.path))
        assert stat.S_IMODE(place.path.parent.stat().st_mode) == 0o700
    place.close()
    assert not place.path.parent.exists()


def test_the_length_counts_bytes_not_letters(tmp_path):
    wanted = Path("/" + "é" * 49)  # 50 letters, 99 bytes
    place = SocketPlace(wanted, "redis.sock")
    assert not place.path.is_relative_to(wanted)
    place.close()
