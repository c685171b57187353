"""The kinds of assessment: their names, editions and domains. No licensed text of any tool.

Cambridgeshire and Peterborough, Assessment and Intervention; Staffordshire and Stoke-on-Trent,
Appendix 3 (four domains of AIM2 and of the Under-12s model). What a domain is called here is in our
own words.
"""

from dataclasses import dataclass

UNDER_12S, AIM3, TA_HSB = "aim_under_12s", "aim3", "ta_hsb"
J_SOAP, ERASOR, AIM2 = "j_soap", "erasor", "aim2"
CHILD_AND_FAMILY = "child_and_family"

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
J_SOAP_DOMAINS = (
    ("sexual", "Sexual behaviour and preoccupation"),
    ("conduct", "Impulsive and rule-breaking behaviour"),
    ("support", "Response to support so far"),
    ("stability", "Stability at home and around the young person"),
)
ERASOR_DOMAINS = (
    ("sexual", "Sexual interests, attitudes and behaviour"),
    ("history", "Earlier harmful sexual behaviour"),
    ("relationships", "Getting on with other people"),
    ("environment", "Environment and family"),
    ("support", "Response to support so far"),
)
FAMILY_DOMAINS = (
    ("development", "The child’s development"),
    ("parenting", "Parenting"),
    ("environment", "Family and environment"),
    ("outside_home", "Harm outside the home"),
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
    """Name and words of each domain."""


TOOLS = {
    one.name: one
    for one in (
        Tool(
            UNDER_12S, "AIM Under-12s", "AIM Under-12s (2019)", full_aim=True, domains=FOUR_DOMAINS
        ),
        Tool(AIM3, "AIM3", "AIM3", full_aim=True, domains=FIVE_DOMAINS),
        Tool(TA_HSB, "AIM technology-assisted HSB", "TA-HSB", full_aim=True, domains=FIVE_DOMAINS),
        Tool(J_SOAP, "J-SOAP", "J-SOAP-II", full_aim=False, domains=J_SOAP_DOMAINS),
        Tool(ERASOR, "ERASOR", "ERASOR 2.0", full_aim=False, domains=ERASOR_DOMAINS),
        Tool(AIM2, "AIM2", "AIM2", full_aim=True, domains=FOUR_DOMAINS),
    )
}
"""Every tool, in the order in which the chooser shows them."""
FAMILY_ASSESSMENT = Tool(
    CHILD_AND_FAMILY,
    "Child and family assessment",
    "Working Together",
    full_aim=False,
    domains=FAMILY_DOMAINS,
)
KINDS = {**TOOLS, CHILD_AND_FAMILY: FAMILY_ASSESSMENT}
"""Every kind of assessment: those with a tool, and social care’s own."""
