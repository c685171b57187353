"""Words that are no trace of anybody by themselves, and names that are also everyday words."""

from referrals.rules.initials import EVERYDAY

_FAMILY_NAMES = """bell best black brown bush butcher carpenter chance church clay cook cross day
drew field fields fisher ford forest fox gardener good grant green hall hand hart heath hill
holiday house king knight lamb land lane law little long love low major marsh mason may mills moon
moore moss noble north page park parks parsons pool pope power price prince reed rich rivers rose
savage sharp shepherd short silver small snow south stone strong sweet teacher thorn vale walker
wall waters wells west white wise wood woods young"""
EVERYDAY_NAMES = EVERYDAY | frozenset(_FAMILY_NAMES.split())
"""Taken for names only where they are written with a capital."""

_PARTICLES = """al and ap bin da de del den der di dos dr du el ibn la le mac mc miss mr mrs ms mx
of prof sir st ten ter the van von"""
PARTICLES = frozenset(_PARTICLES.split())

_KINSHIP = """aunt auntie aunty brother carer carers child children dad daddy family father foster
gran grandad granddad grandfather grandma grandmother grandpa granny guardian known maternal mother
mum mummy name nan nana nanny not parent parents partner paternal sister step stepdad stepfather
stepmother stepmum uncle unknown"""
KINSHIP = frozenset(_KINSHIP.split())
"""What stands in the place of an adult’s name that nobody knows."""

_PLACE_WORDS = """a academies academy aided all and at c camp catholic ce centre children church
city clinic club clubs college community controlled county e england family for form foundation
free general gp grammar group health high home house household in infant infants junior juniors
lower medical middle nursery of old practice pre prep primary rc room s saint saints school
secondary sixth special st street surgery the town trust unit university upper voluntary"""
PLACE_WORDS = frozenset(_PLACE_WORDS.split())
"""Words that schools, practices and households have in their names everywhere."""

_STREETS = """ave avenue bank close common cottages court cres crescent dr drive end fields flats
gardens gate green grove heights hill house lane lodge mead meadow mews mount parade park passage
path place quay rd rise road row square st street terrace vale view villas walk way wharf wood
yard"""
STREETS = frozenset(_STREETS.split())
ADDRESS_WORDS = frozenset("apartment apt block first flat floor ground second top unit".split())  # noqa: SIM905 -- as the lists above
"""Words that tell no address by themselves."""
