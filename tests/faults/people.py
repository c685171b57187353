"""Run as a program with the owner's DATABASE_URL: puts the fictional partnership there."""

import django

if __name__ == "__main__":
    django.setup()

    from tests.support.world import build_world

    build_world()
