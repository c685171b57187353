"""Run as a program with the owner's DATABASE_URL: puts the fictional partnership there.

Prints the addresses of what somebody may write in: an assessment under way, an end summary.
"""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()

    from tests.assessments.work_arrange import ended
    from tests.assessments.writing import ONE, owens_case, started
    from tests.support.world import build_world

    world = build_world()
    case = owens_case(world)
    assessment, work = started(world, case), ended(world, case, by=ONE)
    addresses = {
        "assessment": f"/assessments/{assessment.reference}/",
        "work": f"/interventions/{work.reference}/",
    }
    sys.stdout.write(json.dumps(addresses))
