"""Logging a concern: each section of the task list, filled in as a person does."""

from hsb_cases.agencies.models.areas import Continuum
from hsb_cases.cases.models import codes
from referrals.models import Consent
from referrals.rules.facts import ChildFacts, ConcernFacts
from tests.system.person import Person

AREA = {"northmere-county": "Northmere County", "stoneford": "Stoneford"}
KNOWN = codes.YesNoUnknown
GO_ON = "Save and continue"


def begin(person: Person) -> None:
    """From home to the task list of a new draft."""
    person.opens("/")
    person.presses("Log a concern")
    person.presses("Start now")
    person.reads("0 of 7 sections complete.")


def fill_in(person: Person, facts: ConcernFacts) -> None:
    """Every section, in the order of the task list."""
    what_happened(person, facts)
    when_and_where(person, facts)
    the_children(person, facts)
    who_knows(person, facts)
    safety(person, facts)
    first_view(person, facts)
    about_you(person, facts)
    person.reads("7 of 7 sections complete.")


def what_happened(person: Person, facts: ConcernFacts) -> None:
    """The account, the behaviour, whether it was agreed."""
    person.follows("What happened")
    person.fills("What happened, in the words used", facts.account)
    person.presses(GO_ON)
    for kind in facts.behaviours:
        person.chooses(codes.BehaviourKind(kind).label, question="What kind of behaviour was it?")
    person.chooses(codes.Frequency(facts.frequency).label, question="How often has it happened?")
    person.presses(GO_ON)
    person.chooses("Not known, or not asked", question="How did the children describe it?")
    person.chooses(codes.Coercion(facts.coercion).label, question="Was there any pressure?")
    person.chooses(KNOWN(facts.secrecy).label, question="Did anybody try to keep it secret?")
    person.presses(GO_ON)


def when_and_where(person: Person, facts: ConcernFacts) -> None:
    """The day, the place, the technology."""
    person.follows("When and where")
    person.chooses("On one day", question="When did it happen?")
    day = facts.happened_from
    person.fills_date("Day", (day.day, day.month, day.year))
    person.presses(GO_ON)
    person.chooses(codes.Setting(facts.setting).label, question="What kind of place was it?")
    if facts.place:
        person.fills("Where was it?", facts.place)
    person.selects("In which local authority did it happen?", AREA[facts.incident_authority])
    person.chooses(KNOWN(facts.technology_assisted).label, question="Was technology part of it?")
    for use in facts.technology_uses:
        person.chooses(codes.TechnologyUse(use).label, question="How?")
    person.presses(GO_ON)


def the_children(person: Person, facts: ConcernFacts) -> None:
    """Each child in turn; those of one household live together."""
    person.follows("The children, and any adult harmed")
    homes: dict[str, str] = {}
    for number, child in enumerate(facts.children):
        person.presses("Add another child" if number else "Add a child")
        who(person, child)
        part(person, child)
        home(person, child, homes.get(child.household, "") if number else None)
        if child.household:
            homes.setdefault(child.household, child.given_name)
        needs(person, child)
        numbers(person, child)
    person.presses("Continue")


def who(person: Person, child: ChildFacts) -> None:
    """Who the child is."""
    person.chooses("Yes, by name", question="Do you know who this child is?")
    person.fills("First name", child.given_name)
    person.fills("Last name", child.family_name)
    person.chooses("I have a date of birth", question="How old is the child?")
    born = child.date_of_birth
    person.fills_date("Date of birth", (born.day, born.month, born.year))
    person.chooses(
        codes.DateOfBirthStatus(child.date_of_birth_status).label, question="How sure is it?"
    )
    person.chooses(codes.Sex(child.sex).label, question="Sex")
    person.presses(GO_ON)


def part(person: Person, child: ChildFacts) -> None:
    """The child's part in what happened."""
    name = child.given_name
    person.chooses(
        codes.ParticipationRole(child.role).label, question=f"What part did {name} have in this?"
    )
    if child.role == "harmed":
        person.chooses(KNOWN(child.sexually_harmed).label, question=f"Was {name} sexually harmed?")
    if child.what_the_child_said:
        person.fills(f"What has {name} said?", child.what_the_child_said)
    if child.safety_facts:
        label = "What must others know now to keep this and other children safe?"
        person.fills(label, child.safety_facts)
    person.presses(GO_ON)


def home(person: Person, child: ChildFacts, lives_with: str | None) -> None:
    """Where the child lives: with a child entered before, or elsewhere. None: nobody before."""
    name = child.given_name
    if lives_with is not None:
        answer = f"In the same home as {lives_with}" if lives_with else "In another home"
        person.chooses(answer, question=f"Where does {name} live?")
    if not lives_with:
        area = f"In which local authority does {name} live?"
        person.selects(area, AREA[child.home_authority])
        person.fills("Address", child.address)
        if child.household:
            person.fills("What do people call this home?", child.household)
    for number, (carer, kind) in enumerate(child.carers, start=1):
        person.fills(f"Name of parent or carer {number}", carer)
        person.selects(f"Who is parent or carer {number} to the child?", kind.capitalize())
    person.presses(GO_ON)


def needs(person: Person, child: ChildFacts) -> None:
    """School, and what the child needs."""
    if child.school_name:
        person.fills("School, college or nursery", child.school_name)
    send = "Does the child have a special educational need?"
    person.chooses(codes.SendSupport(child.send_support).label, question=send)
    for one in child.disabilities:
        person.chooses(codes.Disability(one).label, question="Does the child have a disability?")
    person.chooses("No", question="Is an interpreter needed?")
    person.presses(GO_ON)


def numbers(person: Person, child: ChildFacts) -> None:
    """Standing with social care."""
    question = "Is children’s social care involved already?"
    person.chooses(codes.CareStatus(child.care_status).label, question=question)
    person.presses(GO_ON)


def who_knows(person: Person, facts: ConcernFacts) -> None:
    """What parents were told."""
    person.follows("Who knows, and what parents were told")
    person.chooses("Yes", question="Have the parents or carers been told?")
    person.fills("Who was told, when, and how did they respond?", facts.parents_told_what)
    person.presses(GO_ON)


def safety(person: Person, facts: ConcernFacts) -> None:
    """Danger now, and what is asked every time."""
    person.follows("Immediate safety")
    danger = "Is any child in immediate danger?"
    person.chooses(KNOWN(facts.immediate_danger).label, question=danger)
    if facts.immediate_action:
        person.fills("What has been done to keep every child safe?", facts.immediate_action)
    person.presses(GO_ON)
    harm = "Is there a risk of self-harm or suicide for any of the children?"
    person.chooses(KNOWN(facts.self_harm_risk).label, question=harm)
    abused = "Could a child who displayed the behaviour be abused or have been abused?"
    answer = facts.displaying_child_may_be_abused or KNOWN.UNKNOWN
    person.chooses(KNOWN(answer).label, question=abused)
    person.presses(GO_ON)


def first_view(person: Person, facts: ConcernFacts) -> None:
    """The continuum, and whom to refer where no rule does."""
    person.follows("Your first view, and whom to refer")
    person.chooses(Continuum(facts.first_view).label, question="How do you see the behaviour?")
    person.fills("Why do you see it so?", facts.first_view_reasons)
    person.presses(GO_ON)
    for child in facts.children:
        question = f"Do you want to refer {child.given_name} to children’s social care?"
        if person.is_asked(question):
            person.chooses("Yes, refer", question=question)
    person.presses(GO_ON)


def about_you(person: Person, facts: ConcernFacts) -> None:
    """Who reports, and consent."""
    person.follows("About you, and consent")
    person.fills("Name of the person reporting", facts.reporter_name)
    person.fills("Their role, or who they are to the children", facts.reporter_role)
    person.chooses("Yes", question="Are they reporting as a professional?")
    consent = "Was consent asked for to refer the children?"
    person.chooses(Consent(facts.consent).label, question=consent)
    person.presses(GO_ON)


def submit(person: Person) -> None:
    """From the task list over the answers to the confirmation."""
    person.follows("Check your answers")
    person.presses("Submit the concern")
    person.is_at("Concern logged")
