"""The assessment tools: their names, editions and domains. No licensed text of any tool.

Cambridgeshire and Peterborough, Assessment and Intervention; Staffordshire and Stoke-on-Trent,
Appendix 3 (four domains of AIM2 and of the Under-12s model).
"""

from dataclasses import dataclass

UNDER_12S, AIM3, TA_HSB = "aim_under_12s", "aim3", "ta_hsb"
J_SOAP, ERASOR, AIM2 = "j_soap", "erasor", "aim2"

FOUR_DOMAINS = (
    ("development", "Development"),
    ("family", "Family"),
    ("environment", "Environment"),
    ("behaviours", "Sexual and non-sexual harmful behaviours"),
)
FIVE_DOMAINS = (
    ("sexual", "Sexual behaviour"),
    ("non_sexual", "Non-sexual behaviour"),
    ("development", "Development"),
    ("environment", "Environment and family"),
    ("self_regulation", "Self-regulation"),
)


@dataclass(frozen=True)
class Tool:
    """One tool in the edition used here."""

    name: str
    label: str
    version: str
    full_aim: bool
    """A full assessment in the sense of R21."""
    domains: tuple[tuple[str, str], ...] = ()
    """Name and words of each domain; empty: it feeds a formulation and has none here."""


TOOLS = {
    one.name: one
    for one in (
        Tool(
            UNDER_12S, "AIM Under-12s", "AIM Under-12s (2019)", full_aim=True, domains=FOUR_DOMAINS
        ),
        Tool(AIM3, "AIM3", "AIM3", full_aim=True, domains=FIVE_DOMAINS),
        Tool(TA_HSB, "AIM technology-assisted HSB", "TA-HSB", full_aim=True, domains=FIVE_DOMAINS),
        Tool(J_SOAP, "J-SOAP", "J-SOAP-II", full_aim=False),
        Tool(ERASOR, "ERASOR", "ERASOR 2.0", full_aim=False),
        Tool(AIM2, "AIM2", "AIM2", full_aim=True, domains=FOUR_DOMAINS),
    )
}
"""Every tool, in the order in which the chooser shows them."""
