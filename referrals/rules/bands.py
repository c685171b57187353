"""Traffic-light bands by developmental age: short examples in our own words, nobody's tool.

Staffordshire and Stoke-on-Trent, Recognition and Appendix 1 (green healthy, amber problematic,
red harmful). The bands overlap on purpose: at 5, 9 and 13 both bands are shown. The examples guide
and do not replace judgement; staff trained in a published tool use that tool and record it here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Band:
    """One age band with examples of each colour."""

    code: str
    from_age: int
    to_age: int
    """Both ages belong to the band, in years of development."""
    green: tuple[str, ...]
    amber: tuple[str, ...]
    red: tuple[str, ...]

    @property
    def name(self) -> str:
        """The band as it reads on a page."""
        return f"{self.from_age} to {self.to_age} years"


BANDS = (
    Band(
        "0-5",
        0,
        5,
        green=(
            "Is curious about bodies, their own and others’",
            "Plays families or doctors",
            "Likes having nothing on",
        ),
        amber=(
            "Uncovers another child who does not want it",
            "Is taken up with how adults behave sexually",
        ),
        red=(
            "Goes on touching others after being led away from it",
            "Makes another child join in",
            "Acts as adults do",
        ),
    ),
    Band(
        "5-9",
        5,
        9,
        green=(
            "Asks about bodies and where babies come from",
            "Wants more privacy",
            "Touches themselves in private now and then",
        ),
        amber=(
            "Comes back to sexual talk although questions were answered",
            "Teases or sends messages in a sexual way",
            "Touching between children of the same age",
        ),
        red=(
            "Involves children who are much younger or less able",
            "Touches themselves in public often",
            "Acts with others as adults do",
        ),
    ),
    Band(
        "9-13",
        9,
        13,
        green=(
            "Wants privacy and has crushes",
            "Holds hands or kisses someone of the same age, both willing",
            "Touches themselves in private",
        ),
        amber=(
            "Bullies in a sexual way",
            "Looks at pornography",
            "Gives strangers online personal details",
            "Changes suddenly in dress, money or friends",
        ),
        red=(
            "Sexual activity with others",
            "Pressure on others",
            "Uncovers themselves to others",
            "Explicit contact with younger children",
            "Asks for or sends images",
        ),
    ),
    Band(
        "13-17",
        13,
        17,
        green=(
            "A relationship with someone of a similar age, both willing",
            "Interest in sexual content",
            "Keeps such behaviour private",
        ),
        amber=(
            "Looks at violent or exploitative pornography",
            "Sends an image of themselves",
            "Uncovers themselves once",
            "Meets a person known only online, alone",
        ),
        red=(
            "Touching or sharing that the other did not agree to",
            "Threats",
            "Activity with a much younger child",
            "Has indecent images of children",
            "Degrades others",
        ),
    ),
)

COLOURS = {"green": "Green", "amber": "Amber", "red": "Red"}


def bands_for(developmental_age: int | None) -> tuple[Band, ...]:
    """The bands that hold an age of development in years: two at 5, 9 and 13; all if not known."""
    if developmental_age is None:
        return BANDS
    held = tuple(band for band in BANDS if band.from_age <= developmental_age <= band.to_age)
    # Work with young adults up to 25 may be informed by the last band (domain.md §2.2).
    return held or BANDS[-1:]
