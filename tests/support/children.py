"""Fictional children in number, and the slips with which their names and dates are entered."""

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

_GIVEN = """Ada Aisha Alfie Amara Amelia Ana Archie Ayaan Bea Ben Callum Cara Chidi Chloé Daisy Dev
Dylan Eilidh Eleanor Eli Ellie Esme Ethan Eva Faisal Farah Finlay Freya George Grace Hana Harriet
Harvey Hassan Hugo Ibrahim Imogen Isaac Isla Ivy Jacob Jade Jamie Jasmine Joel José Kai Katherine
Keira Kofi Lara Layla Leo Liam Lily Lucas Maisie Malik Mateusz Maya Megan Mila Mohammed Nadia Nathan
Niamh Noah Noor Olivia Omar Oscar Owen Poppy Priya Rahul Renée Reuben Rhys Rosa Ruby Samir Sana
Sienna Sofía Tariq Theo Tia Tobias Toby Uma Wiktoria William Yasmin Yonas Yusuf Zara Zofia
Zoë"""
GIVEN = _GIVEN.split()
_FAMILY = """Abbott Adeyemi Ahmed Akhtar Ali Baker Banerjee Barnes Begum Bell Brannigan Campbell
Carter Chowdhury Clarke Collins Cooper Cox Davies Dixon Doyle Edwards Ellis Evans Farrow Fletcher
Foster
García Gibson Graham Grant Green Griffiths Hall Hamilton Harris Hart Hughes Hussain Iqbal Jackson
Jenkins Kaur Kelly Khan Kowalski Lewis Lloyd Marsh Mason Matthews McKenzie Mehta Mensah Morgan
Müller Murphy Nowak O’Brien Okafor Osei Palmer Patel Pearce Phillips Powell Quinn Rahman Reed
Richards Robinson Russell Saleh Scott Sharma Shaw Siddiqui Simpson Singh Spencer Stevens Sutton
Taylor Thompson Tucker Turner Wallace Walsh Watson Webb Wójcik Wright Wyatt Young Zaman
Żak"""
FAMILY = _FAMILY.split()
SHORT = {
    "Eleanor": "Nell",
    "Katherine": "Kitty",
    "William": "Billy",
    "Mohammed": "Mo",
    "Harriet": "Hattie",
    "Tobias": "Toby",
    "Jasmine": "Jas",
    "Amelia": "Millie",
    "Isaac": "Zac",
    "Imogen": "Immy",
}
PLAIN = str.maketrans("éÉüóíëŻż’", "eEuoieZz'")


@dataclass(frozen=True)
class Named:
    """What is known of one child, or typed of one."""

    given: str
    family: str
    known_as: str
    born: datetime.date


def fictional_children(count: int, *, seed: int = 2026) -> list[Named]:
    """Children with names and birthdays, the same for the same seed; no two share both names."""
    chance = random.Random(seed)  # noqa: S311 -- names of a test, not secrets
    made: dict[tuple[str, str], Named] = {}
    while len(made) < count:
        given, family = chance.choice(GIVEN), chance.choice(FAMILY)
        born = datetime.date(2008, 1, 1) + datetime.timedelta(days=chance.randrange(12 * 365))
        made.setdefault((given, family), Named(given, family, SHORT.get(given, ""), born))
    return list(made.values())


def typo(child: Named, chance: random.Random) -> Named:
    """One letter of one name left out, doubled, exchanged with its neighbour or mistyped."""
    if chance.random() < 0.5:
        return replace(child, given=_slip(child.given, chance))
    return replace(child, family=_slip(child.family, chance))


def swap(child: Named, chance: random.Random) -> Named:
    """Given and family name in each other's box."""
    return replace(child, given=child.family, family=child.given)


def known_as(child: Named, chance: random.Random) -> Named:
    """The name the child is known by in the place of the given name; else a typo."""
    return replace(child, given=child.known_as) if child.known_as else typo(child, chance)


def accent(child: Named, chance: random.Random) -> Named:
    """Without accents, in capitals; with a typo where there was none to lose."""
    plain = replace(child, given=child.given.translate(PLAIN), family=child.family.translate(PLAIN))
    plain = plain if plain != child else typo(child, chance)
    return replace(plain, given=plain.given.upper(), family=plain.family.upper())


def day_and_month(child: Named, chance: random.Random) -> Named:
    """Day and month of birth swapped where that makes a date; else the day one off."""
    born = child.born
    if born.day <= 12 and born.day != born.month:
        return replace(child, born=born.replace(day=born.month, month=born.day))
    return replace(child, born=born.replace(day=born.day % 10 or 1))


SLIPS: tuple[Callable[[Named, random.Random], Named], ...] = (
    typo,
    swap,
    known_as,
    accent,
    day_and_month,
)


def _slip(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name)) if len(name) > 2 else 1
    letter = chance.choice("aeiorstln")
    return chance.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
            name[:at] + letter + name[at + 1 :],
        ]
    )
