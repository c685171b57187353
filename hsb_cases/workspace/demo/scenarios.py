"""The scenarios of the domain's specification as concerns, with their dates."""

import datetime
from dataclasses import dataclass, replace

from hsb_cases.cases.models import Level
from hsb_cases.core.rules.working_days import ONE_DAY, is_working_day
from referrals.rules.facts import AdultFacts, ChildFacts, ConcernFacts


def _day(month: int, day: int, year: int = 2026) -> datetime.date:
    return datetime.date(year, month, day)


@dataclass(frozen=True)
class Shared:
    """A person of another agency with whom the worker shares the case."""

    person: str
    level: Level
    purpose: str


@dataclass(frozen=True)
class Allocation:
    """Who gets a child's case, and what the front door decided when."""

    child: str
    worker: str
    decision: str
    reasons: str
    differs_because: str = ""
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True)
class Scenario:
    """A concern, who reports it when, and what followed."""

    name: str
    reporter: str
    reported_at: datetime.datetime
    facts: ConcernFacts
    decided_on: datetime.date | None = None
    followed: tuple[Allocation, ...] = ()


def _at(month: int, day: int, hour: int, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(2026, month, day, hour, minute, tzinfo=datetime.UTC)


def _child(name: str, born: datetime.date, **facts: object) -> ChildFacts:
    given, family = name.split(" ", 1)
    return ChildFacts(
        given_name=given,
        family_name=family,
        date_of_birth=born,
        date_of_birth_status="verified",
        **facts,  # type: ignore[arg-type]  # the facts are ChildFacts' own keywords
    )


SIBLINGS = Scenario(
    name="Siblings, one household",
    reporter="Sam Oduya",
    reported_at=_at(3, 24, 14, 10),
    facts=ConcernFacts(
        account=(
            "Mila told her teacher after the morning break that her half-brother Owen has touched"
            " her inappropriately several times at home. She said “he does it when Mum is on"
            " nights”. She was calm and asked whether she was in trouble."
        ),
        first_view="problematic",
        first_view_reasons=(
            "Repeated, an age gap of six years, and Mila did not want it. Agreement is one-sided."
        ),
        happened_from=_day(2, 1),
        happened_until=_day(3, 22),
        time_known="Several times since February; the last time at the weekend",
        place="The family home",
        setting="home",
        incident_authority="northmere-county",
        technology_assisted="no",
        behaviours=("touching",),
        coercion="unknown",
        frequency="few",
        secrecy="yes",
        agreed="not_agreed",
        agreement_described="Mila said she did not want it.",
        who_knows="Class teacher, head teacher, the safeguarding lead.",
        parents_told="yes",
        parents_told_what="Their mother was told by telephone and is arranging for Owen to stay"
        " with his grandmother tonight.",
        immediate_danger="no",
        immediate_action="Owen is collected by his grandmother from his school.",
        self_harm_risk="no",
        displaying_child_may_be_abused="unknown",
        displaying_child_may_be_abused_detail="Nothing is known to the school.",
        reporter_name="Sam Oduya",
        reporter_role="Designated safeguarding lead",
        source_code="2A",
        consent="given",
        children=(
            _child(
                "Mila Hart", _day(11, 3, 2018), role="harmed", sex="F",
                home_authority="northmere-county", address="4 Orchard Row, Northmere",
                household="The Hart family home", school_name="Marsh Lane Primary School",
                carers=(("Dana Hart", "mother"),), sexually_harmed="yes",
                what_the_child_said="“He does it when Mum is on nights.”",
                nhs_number="9990000018",
                safety_facts="Not to be alone with her half-brother. Sleeps at home with her mother.",
            ),
            _child(
                "Owen Reed", _day(8, 19, 2012), role="displaying", sex="M",
                home_authority="northmere-county", address="4 Orchard Row, Northmere",
                household="The Hart family home", school_name="Northmere Academy",
                carers=(("Dana Hart", "mother"),), nhs_number="9990000026",
                safety_facts="Stays with his grandmother. Supervised around younger children.",
            ),
        ),
    ),
    decided_on=_day(3, 25),
    followed=(
        Allocation("Mila", "Fatima Rahman", "strategy_discussion",
                   "Harmed under 13 by a sibling in the same household: strategy discussion tomorrow.",
                   shared=(
                       Shared("Imran Shah", Level.CONTRIBUTE, "Enquiry with the police"),
                       Shared("Beth Carrow", Level.CONTRIBUTE, "Her health and support afterwards"),
                   )),
        Allocation("Owen", "Ben Whitlock", "strategy_discussion",
                   "A combined strategy discussion with Mila’s; his own needs are looked at separately.",
                   shared=(
                       Shared("Imran Shah", Level.CONTRIBUTE, "Enquiry with the police"),
                       Shared("Leon Gray", Level.VIEW, "Advice on prevention"),
                       Shared("Jo Farant", Level.CONTRIBUTE, "Assessment by the HSB service"),
                   )),
    ),
)  # fmt: skip

YOUNG_CHILDREN = Scenario(
    name="Under 10, low level",
    reporter="Lucy Bell",
    reported_at=_at(9, 11, 15, 30),
    facts=ConcernFacts(
        account=(
            "During wet play two children were found undressed behind the play house, giggling."
            " Neither was distressed. They said they were playing doctors."
        ),
        first_view="inappropriate",
        first_view_reasons="Single, mutual, of an age; out of place at school.",
        happened_from=_day(9, 11),
        place="Castle Hill Primary School, year 2 classroom",
        setting="school",
        incident_authority="northmere-city",
        technology_assisted="no",
        behaviours=("exposure",),
        coercion="none",
        frequency="single",
        secrecy="no",
        agreed="agreed",
        agreement_described="Both children described it as a game they had agreed.",
        who_knows="Class teacher and teaching assistant.",
        parents_told="yes",
        parents_told_what="Both families were told at collection and given advice.",
        immediate_danger="no",
        self_harm_risk="no",
        displaying_child_may_be_abused="no",
        reporter_name="Lucy Bell",
        reporter_role="Designated safeguarding lead",
        source_code="2A",
        children=(
            _child("Kofi Asante", _day(5, 2, 2020), role="displaying", sex="M",
                   home_authority="northmere-city", school_name="Castle Hill Primary School"),
            _child("Ana Popescu", _day(1, 17, 2020), role="affected", sex="F",
                   home_authority="northmere-city", school_name="Castle Hill Primary School"),
        ),
    ),
)  # fmt: skip

YOUNG_CHILDREN_LATER = Scenario(
    name="Under 10, again and of more concern",
    reporter="Lucy Bell",
    reported_at=_at(10, 2, 13, 20),
    facts=ConcernFacts(
        account=(
            "Kofi repeatedly touched a four-year-old in the shared garden after being redirected"
            " twice by staff. The younger child cried and ran to an adult."
        ),
        first_view="abusive",
        first_view_reasons="Goes on after redirection, towards a much younger child who was upset.",
        happened_from=_day(10, 2),
        place="Castle Hill Primary School, garden",
        setting="school",
        incident_authority="northmere-city",
        technology_assisted="no",
        behaviours=("touching",),
        coercion="unknown",
        frequency="repeated",
        secrecy="no",
        agreed="not_agreed",
        agreement_described="The younger child said “no” and ran to an adult.",
        who_knows="Early years staff, head teacher.",
        parents_told="yes",
        parents_told_what="Both families were told. Kofi’s mother asked for help.",
        immediate_danger="no",
        self_harm_risk="no",
        displaying_child_may_be_abused="unknown",
        displaying_child_may_be_abused_detail="A change since the summer; no explanation yet.",
        reporter_name="Lucy Bell",
        reporter_role="Designated safeguarding lead",
        source_code="2A",
        consent="given",
        children=(
            _child("Kofi Asante", _day(5, 2, 2020), role="displaying", sex="M",
                   home_authority="northmere-city", school_name="Castle Hill Primary School",
                   pattern_comment="The second time in three weeks, and towards a younger child.",
                   safety_facts="Within sight of an adult at all times at school."),
            _child("Elsie Grant", _day(6, 20, 2022), role="harmed", sex="F",
                   home_authority="northmere-city", school_name="Castle Hill Primary School",
                   sexually_harmed="yes",
                   safety_facts="Separate garden times from the older class."),
        ),
    ),
    decided_on=_day(10, 5),
    followed=(
        Allocation("Kofi", "Priya Nair", "assessment",
                   "Very young and of growing concern: social work assessment with early help.",
                   "He is six, and both families work with the school: an assessment now tells more"
                   " than a strategy discussion.",
                   shared=(Shared("Donna Reeve", Level.VIEW, "Early help for the family"),)),
        Allocation("Elsie", "Daniel Osei", "assessment",
                   "Harmed child under 13: assessment of her needs and support.",
                   "The police and the school were heard today; nobody suspects significant harm,"
                   " and her family keeps her safe."),
    ),
)  # fmt: skip

CAMP = Scenario(
    name="Three authorities",
    reporter="Marta Silva",
    reported_at=_at(8, 28, 16, 45),
    facts=ConcernFacts(
        account=(
            "On the last evening of an activity camp Isla told a leader that Theo had harmed her"
            " in the boat house. She said she had told him to stop."
        ),
        first_view="abusive",
        first_view_reasons="She said no; he is three years older; she is frightened of him.",
        happened_from=_day(8, 27),
        place="Fenbridge activity camp",
        setting="club",
        incident_authority="fenbridge",
        technology_assisted="no",
        behaviours=("contact_offence",),
        coercion="force",
        frequency="single",
        secrecy="yes",
        agreed="not_agreed",
        agreement_described="Isla said she told him to stop.",
        police_reference="FB/0827/114",
        who_knows="Camp leader, police.",
        parents_told="yes",
        parents_told_what="Both families were rung the same evening by the camp.",
        immediate_danger="no",
        immediate_action="Theo went home with his father that evening.",
        self_harm_risk="yes",
        self_harm_detail="Isla said she does not want to be here. Her mother stays with her and the"
        " GP was rung.",
        displaying_child_may_be_abused="unknown",
        reporter_name="Marta Silva",
        reporter_role="Designated safeguarding lead",
        source_code="2B",
        consent="given",
        children=(
            _child("Theo Larkin", _day(2, 9, 2011), role="displaying", sex="M",
                   home_authority="stoneford", school_name="Stoneford High School",
                   safety_facts="No contact with Isla. Not at clubs without a named adult."),
            _child("Isla Merrick", _day(12, 1, 2013), role="harmed", sex="F",
                   home_authority="leaford", sexually_harmed="yes",
                   safety_facts="Risk of self-harm: her mother and GP know."),
        ),
    ),
    decided_on=_day(9, 1),
    followed=(
        Allocation("Theo", "Idris Khan", "strategy_discussion",
                   "Serious harm alleged: combined strategy discussion chaired by Fenbridge."),
        Allocation("Isla", "Simon Achebe", "strategy_discussion",
                   "Harmed child under 13: combined strategy discussion chaired by Fenbridge."),
    ),
)  # fmt: skip

PLACED_CHILD = Scenario(
    name="Harmed by an adult, and displaying towards another child",
    reporter="Marta Silva",
    reported_at=_at(6, 8, 11, 5),
    facts=ConcernFacts(
        account=(
            "Rosa’s foster carer reported that Rosa has touched her foster sister Tia more than"
            " once since May. Rosa also told the carer that an adult had harmed her before she"
            " came to this placement."
        ),
        first_view="problematic",
        first_view_reasons="Repeated, an age gap of two years, and Rosa may have been harmed herself.",
        happened_from=_day(5, 10),
        happened_until=_day(6, 6),
        place="Foster home",
        setting="placement",
        incident_authority="fenbridge",
        technology_assisted="no",
        behaviours=("touching",),
        coercion="unknown",
        frequency="few",
        secrecy="yes",
        who_knows="Foster carer, supervising social worker.",
        parents_told="no",
        parents_told_what="Rosa’s mother is not told yet: the placing authority decides when.",
        immediate_danger="no",
        self_harm_risk="unknown",
        displaying_child_may_be_abused="yes",
        displaying_child_may_be_abused_detail="Rosa told her carer that an adult had harmed her."
        " The police are told; that matter runs alongside.",
        reporter_name="Marta Silva",
        reporter_role="Designated safeguarding lead",
        source_code="2B",
        consent="not_asked",
        consent_reasons="Asking now could put the police enquiry about the adult at risk.",
        children=(
            _child("Rosa Delaney", _day(3, 3, 2015), role="both", sex="F",
                   home_authority="fenbridge", care_status="looked_after",
                   placing_authority="northmere-city", address="11 Mill Way, Fenbridge",
                   address_protected=True, household="The foster home", sexually_harmed="yes",
                   carers=(("Maureen Tate", "foster_carer"),),
                   safety_facts="Own bedroom on another floor. An adult in the room with others."),
            _child("Tia Walsh", _day(9, 14, 2017), role="harmed", sex="F",
                   home_authority="fenbridge", care_status="looked_after", sexually_harmed="yes",
                   household="The foster home", carers=(("Maureen Tate", "foster_carer"),),
                   safety_facts="Not alone with Rosa."),
        ),
    ),
    decided_on=_day(6, 9),
    followed=(
        Allocation("Rosa", "Yusuf Demir", "strategy_discussion",
                   "Two parts in one child: harmed and displaying, both need a strategy discussion."),
        Allocation("Tia", "Clare Ibbotson", "strategy_discussion",
                   "Harmed child under 13 in the same placement: strategy discussion."),
    ),
)  # fmt: skip


PLACED_CHILD_HARMED = Scenario(
    name="What the placed child told: harmed by an adult",
    reporter="Yusuf Demir",
    reported_at=_at(6, 10, 16, 20),
    facts=ConcernFacts(
        account=(
            "Rosa told her foster carer, and then Yusuf, that an adult who used to visit her"
            " family had harmed her before she was placed. She does not want to see him again."
        ),
        first_view="abusive",
        first_view_reasons="An adult; she was under ten. It runs as a child abuse enquiry.",
        happened_from=_day(6, 1, 2024),
        happened_until=_day(3, 31, 2025),
        time_known="Before she was placed; the dates are not certain",
        place="Her family’s former home",
        setting="home",
        incident_authority="northmere-city",
        technology_assisted="no",
        behaviours=("touching",),
        coercion="pressure",
        frequency="few",
        secrecy="yes",
        agreed="not_agreed",
        agreement_described="Rosa said she was told not to tell.",
        police_reference="NC/0610/019",
        who_knows="Foster carer, police.",
        parents_told="no",
        parents_told_what="The placing authority and the police decide when.",
        immediate_danger="no",
        self_harm_risk="unknown",
        reporter_name="Yusuf Demir",
        reporter_role="Social worker",
        source_code="5A",
        consent="not_asked",
        consent_reasons="Asking now could put the police enquiry at risk.",
        children=(
            _child("Rosa Delaney", _day(3, 3, 2015), role="harmed", sex="F",
                   home_authority="fenbridge", sexually_harmed="yes",
                   what_the_child_said="“I want to know before people come and talk about me.”",
                   pattern_comment="Came before the behaviour towards Tia: it may explain part of it.",
                   ),
        ),
    ),
    decided_on=_day(6, 11),
    followed=(
        Allocation("Rosa", "", "strategy_discussion",
                   "Joined to the strategy discussion of 10 June as a parallel enquiry."),
    ),
)  # fmt: skip


def _girl(name: str, born: datetime.date) -> ChildFacts:
    return _child(
        name, born, role="harmed", sex="F", home_authority="northmere-county",
        school_name="Northmere Academy", sexually_harmed="yes",
        safety_facts="Stays in all her lessons; named adult at breaks.",
    )  # fmt: skip


def _boy(name: str, born: datetime.date, **more: object) -> ChildFacts:
    return _child(
        name, born, role="displaying", sex="M", home_authority="northmere-county",
        school_name="Northmere Academy",
        safety_facts="Supervised in the east corridor and at lesson changes.", **more,
    )  # fmt: skip


PEER_GROUP = Scenario(
    name="Peer group at school",
    reporter="Karen Whitby",
    reported_at=_at(9, 21, 9, 40),
    facts=ConcernFacts(
        account=(
            "Three girls came together to say that four boys make sexual comments, block the east"
            " corridor and send messages in a group chat. One girl said she was touched on the"
            " way to a lesson. They want it to stop and do not want to change classes."
        ),
        first_view="abusive",
        first_view_reasons="Repeated, by a group, with pressure and touching; one part is less clear.",
        happened_from=_day(9, 7),
        happened_until=_day(9, 18),
        place="Northmere Academy, east corridor, and a group chat",
        setting="school",
        incident_authority="northmere-county",
        technology_assisted="yes",
        technology_uses=("messaging",),
        behaviours=("verbal", "touching"),
        coercion="pressure",
        frequency="repeated",
        secrecy="no",
        who_knows="Head of year and the safeguarding lead.",
        parents_told="yes",
        parents_told_what="All seven families were rung on the same day.",
        immediate_danger="no",
        immediate_action="Corridor supervised from today; no girl is moved.",
        self_harm_risk="no",
        displaying_child_may_be_abused="unknown",
        reporter_name="Karen Whitby",
        reporter_role="Designated safeguarding lead",
        source_code="2A",
        consent="given",
        children=(
            _girl("Amelia Frost", _day(10, 4, 2012)),
            _girl("Zainab Malik", _day(2, 11, 2013)),
            _girl("Holly Trent", _day(4, 30, 2013)),
            _boy("Dev Chandra", _day(12, 12, 2012), send_support="ehcp", disabilities=("AUT",),
                 communication_needs="Short sentences and pictures; time to answer."),
            _boy("Lewis Carr", _day(1, 25, 2013)),
            _boy("Jayden Cole", _day(7, 7, 2013)),
            _boy("Max Ferris", _day(3, 19, 2013)),
        ),
    ),
    decided_on=_day(9, 22),
    followed=tuple(
        Allocation(child, worker, "assessment",
                   "Part of a group incident: an assessment of each child’s own situation.",
                   "The parts differ widely; police and school agreed by telephone that each child"
                   " is assessed first.")
        for child, worker in (
            ("Amelia", "Fatima Rahman"), ("Zainab", "Fatima Rahman"), ("Holly", "Fatima Rahman"),
            ("Dev", "Ben Whitlock"), ("Lewis", "Ben Whitlock"), ("Jayden", "Ben Whitlock"),
            ("Max", "Ben Whitlock"),
        )
    ),
)  # fmt: skip

NO_FURTHER_ACTION = Scenario(
    name="Seen by a neighbour",
    reporter="Leah Sutton",
    reported_at=_at(10, 12, 10, 15),
    facts=ConcernFacts(
        account="A neighbour rang: two ten-year-olds were seen kissing by the garages.",
        first_view="normal",
        first_view_reasons="Mutual and of an age; nothing more is known.",
        happened_from=_day(10, 11),
        place="Garages, Mill Street",
        setting="public",
        incident_authority="stoneford",
        technology_assisted="no",
        behaviours=("non_contact",),
        coercion="none",
        frequency="single",
        secrecy="no",
        agreed="agreed",
        agreement_described="Both children described it as agreed.",
        parents_told="unknown",
        immediate_danger="no",
        self_harm_risk="unknown",
        reporter_is_professional=False,
        reporter_name="A neighbour",
        reporter_role="Member of the public",
        source_code="1C",
        children=(
            _child("Alfie Moor", _day(5, 5, 2016), role="affected", sex="M",
                   home_authority="stoneford", refer=True),
            _child("Ruby Lane", _day(8, 1, 2016), role="affected", sex="F",
                   home_authority="stoneford", refer=True),
        ),
    ),
    decided_on=_day(10, 13),
    followed=(
        Allocation("Alfie", "", "strategy_discussion",
                   "Both are under 13: looked at together with police, health and the school."),
        Allocation("Ruby", "", "strategy_discussion",
                   "Both are under 13: looked at together with police, health and the school."),
    ),
)  # fmt: skip

ON_A_BUS = Scenario(
    name="On a bus",
    reporter="Marta Silva",
    reported_at=_at(4, 2, 15, 55),
    facts=ConcernFacts(
        account="Noor reported that Jamie, a classmate, touched her inappropriately on the school"
        " bus. Another pupil saw it. Jamie said he knew it was wrong.",
        first_view="abusive",
        first_view_reasons="Against her will, in front of others; he acknowledges it.",
        happened_from=_day(4, 2),
        time_known="About a quarter past three",
        place="School bus, route 14",
        setting="transport",
        incident_authority="fenbridge",
        technology_assisted="no",
        behaviours=("touching",),
        coercion="none",
        frequency="single",
        secrecy="no",
        agreed="not_agreed",
        agreement_described="Noor said she did not want it; Jamie did not say she had agreed.",
        police_reference="FB/0402/031",
        who_knows="Bus company, head of year.",
        parents_told="yes",
        parents_told_what="Both families were rung.",
        immediate_danger="no",
        immediate_action="Separate buses from tomorrow.",
        self_harm_risk="no",
        displaying_child_may_be_abused="no",
        reporter_name="Marta Silva",
        reporter_role="Designated safeguarding lead",
        source_code="2B",
        consent="given",
        children=(
            _child("Jamie Rudd", _day(1, 8, 2012), role="displaying", sex="M",
                   home_authority="fenbridge", school_name="Fenbridge Community College",
                   safety_facts="Does not travel on Noor’s bus."),
            _child("Noor Aziz", _day(3, 28, 2012), role="harmed", sex="F",
                   home_authority="fenbridge", school_name="Fenbridge Community College",
                   sexually_harmed="yes", safety_facts="Named adult at school."),
        ),
    ),
    decided_on=_day(4, 7),
    followed=(
        Allocation("Jamie", "Yusuf Demir", "assessment",
                   "A single incident that he acknowledges: assessment with youth justice.",
                   "The police deal with it already, he is kept apart from her, and no significant"
                   " harm is suspected."),
        Allocation("Noor", "Clare Ibbotson", "assessment",
                   "Assessment of her needs; counselling to be offered through school.",
                   "She is safe at home and at school, and the police have spoken to her."),
    ),
)  # fmt: skip

LONG_ENQUIRY = Scenario(
    name="Estimated age, interpreter",
    reporter="Ian Petty",
    reported_at=_at(2, 9, 12, 30),
    facts=ConcernFacts(
        account="Hana told a learning mentor that Yonas had harmed her after an evening class.",
        first_view="abusive",
        first_view_reasons="Alleged to be against her will; she is afraid to come to school.",
        happened_from=_day(2, 6),
        place="College building",
        setting="school",
        incident_authority="stoneford",
        technology_assisted="no",
        behaviours=("contact_offence",),
        frequency="single",
        secrecy="unknown",
        police_reference="ST/0206/077",
        parents_told="yes",
        parents_told_what="Hana’s parents, and Yonas’s key worker.",
        immediate_danger="no",
        self_harm_risk="unknown",
        displaying_child_may_be_abused="unknown",
        displaying_child_may_be_abused_detail="His journey to this country is not yet understood.",
        reporter_name="Ian Petty",
        reporter_role="Designated safeguarding lead",
        source_code="2B",
        consent="given",
        adults=(AdultFacts(relation="Caretaker who stepped in", what_was_done="Was pushed"),),
        children=(
            ChildFacts(
                role="displaying", given_name="Yonas", family_name="Tesfay",
                date_of_birth=_day(1, 1, 2011), date_of_birth_status="estimated", sex="M",
                home_authority="stoneford", care_status="looked_after", send_support="support",
                disabilities=("LD",), first_language="Tigrinya", interpreter="yes",
                interpreter_language="Tigrinya", school_name="Stoneford High School",
                safety_facts="Interpreter needed at every contact.",
            ),
            _child("Hana Novak", _day(7, 22, 2012), role="harmed", sex="F",
                   home_authority="stoneford", school_name="Stoneford High School",
                   sexually_harmed="yes", safety_facts="Named adult meets her at the gate."),
        ),
    ),
    decided_on=_day(2, 10),
    followed=(
        Allocation("Yonas", "Idris Khan", "strategy_discussion",
                   "Serious harm alleged and an interpreter needed: strategy discussion."),
        Allocation("Hana", "Esther Boyle", "strategy_discussion",
                   "Serious harm alleged: strategy discussion, support for Hana meanwhile."),
    ),
)  # fmt: skip

CONVICTION = Scenario(
    name="Serious harm, court",
    reporter="Ian Petty",
    reported_at=_at(1, 14, 9, 5),
    facts=ConcernFacts(
        account="Ellie’s mother told the school that Callum had seriously harmed Ellie at a party.",
        first_view="violent",
        first_view_reasons="Force was used and she was hurt.",
        happened_from=_day(1, 10),
        place="A house in Stoneford",
        setting="other",
        incident_authority="stoneford",
        technology_assisted="no",
        behaviours=("contact_offence",),
        coercion="force",
        frequency="single",
        police_reference="ST/0110/005",
        parents_told="yes",
        parents_told_what="Ellie’s mother reported it; the police spoke to Callum’s father.",
        immediate_danger="no",
        self_harm_risk="yes",
        self_harm_detail="Ellie has hurt herself before; her GP was told today.",
        displaying_child_may_be_abused="unknown",
        reporter_name="Ian Petty",
        reporter_role="Designated safeguarding lead",
        source_code="2B",
        consent="given",
        children=(
            _child("Callum Boyd", _day(10, 30, 2009), role="displaying", sex="M",
                   home_authority="stoneford", school_name="Stoneford High School",
                   safety_facts="Police bail: no contact with Ellie."),
            _child("Ellie Marsden", _day(11, 15, 2011), role="harmed", sex="F",
                   home_authority="stoneford", school_name="Stoneford High School",
                   sexually_harmed="yes", safety_facts="Risk of self-harm: plan with her GP."),
        ),
    ),
    decided_on=_day(1, 15),
    followed=(
        Allocation("Callum", "Idris Khan", "strategy_discussion",
                   "Violent behaviour alleged: strategy discussion with police without delay.",
                   "The police have bailed him to his aunt’s address, which protects others tonight."),
        Allocation("Ellie", "Esther Boyle", "strategy_discussion",
                   "Seriously harmed: strategy discussion and immediate support.",
                   "She is safe at home with her parents and nobody she fears can reach her."),
    ),
)  # fmt: skip

NEW_TODAY = Scenario(
    name="Arrived this week",
    reporter="Sam Oduya",
    reported_at=_at(11, 20, 14, 20),
    facts=ConcernFacts(
        account="A pupil showed others a message with a sexual picture that a cousin had sent him.",
        first_view="problematic",
        first_view_reasons="An image is being passed on; how it was made is not known.",
        happened_from=_day(11, 19),
        place="Playground, and a telephone",
        setting="online",
        incident_authority="northmere-county",
        technology_assisted="yes",
        technology_uses=("image_shared",),
        behaviours=("non_contact",),
        frequency="unknown",
        parents_told="no",
        parents_told_what="Not yet: the school asks for advice first.",
        immediate_danger="no",
        self_harm_risk="no",
        displaying_child_may_be_abused="unknown",
        reporter_name="Sam Oduya",
        reporter_role="Designated safeguarding lead",
        source_code="2A",
        consent="not_asked",
        consent_reasons="Advice is needed first about what to tell the family.",
        children=(
            _child("Bailey Grant", _day(4, 11, 2015), role="both", sex="M", refer=True,
                   home_authority="northmere-county", school_name="Marsh Lane Primary School",
                   sexually_harmed="unknown",
                   safety_facts="Telephone kept by the school office during the day."),
            ChildFacts(role="displaying", identified=False,
                       description="An older cousin, perhaps 15, name not known",
                       age_stated=15, home_authority="northmere-county", refer=True),
        ),
    ),
)  # fmt: skip


def arrived_lately(today: datetime.date) -> Scenario:
    """The last scenario as if it had arrived on the last working day before ``today``.

    A newcomer finds a decision that is still to be made in time.
    """
    day = today - ONE_DAY
    while not is_working_day(day):
        day -= ONE_DAY
    return replace(
        NEW_TODAY,
        reported_at=datetime.datetime.combine(day, NEW_TODAY.reported_at.timetz()),
        facts=replace(NEW_TODAY.facts, happened_from=day - ONE_DAY),
    )


EARLIER = (
    CONVICTION,
    LONG_ENQUIRY,
    SIBLINGS,
    ON_A_BUS,
    PLACED_CHILD,
    PLACED_CHILD_HARMED,
    CAMP,
    YOUNG_CHILDREN,
    PEER_GROUP,
    YOUNG_CHILDREN_LATER,
    NO_FURTHER_ACTION,
)
