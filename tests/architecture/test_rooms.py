"""docs/rooms.md is the map of what is there: every room and layer, in the order of contracts."""

import re
import tomllib

from tests.architecture.sources import OUTSIDE_ROOMS, ROOT, rooms

PAGE = (ROOT / "docs" / "rooms.md").read_text()
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]


def first_column(section: str) -> list[str]:
    table = PAGE.split(f"## {section}")[1].split("\n## ")[0]
    return re.findall(r"^\| `([a-z_.]+)` \|", table, flags=re.MULTILINE)


def in_order(layers: list[str]) -> list[str]:
    return [name.strip(" ()") for layer in layers for name in re.split(r"[:|]", layer)]


def test_the_map_names_every_room_in_the_order_of_imports():
    assert first_column("From the top down") == in_order(CONTRACTS[0]["layers"])
    assert set(first_column("From the top down")) == set(rooms())


def test_the_map_names_the_layers_inside_a_room_in_order():
    assert first_column("Inside a room, from the top down") == in_order(CONTRACTS[6]["layers"])


def test_the_map_says_what_is_no_room():
    for package in OUTSIDE_ROOMS:
        assert f"`{package}`" in PAGE


def test_the_map_is_one_page():
    assert len(PAGE.splitlines()) <= 60
