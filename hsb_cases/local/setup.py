"""The set-up: everything that `make run` and `make test` need before they can start.

    python3 hsb_cases/local/setup.py run|test

It is run by whatever Python the machine has, so it uses the standard library alone and stays
readable to old Pythons far enough to tell them what is wrong. A second run finds all done.
"""

import os
import sys
import time

OLDEST_PYTHON = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))


def version_complaint(version):
    """One sentence for a Python that is too old, or None for one that will do."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return None
    return (
        "HSB casework needs Python {}.{} or later and this is Python {}.{}: install a later one "
        "and name it, for example: make run PYTHON=python3.12"
    ).format(*(OLDEST_PYTHON + tuple(version[:2])))


def say(sentence):
    """Tell the person in front of the terminal what is being done now."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def set_up(purpose):
    """Bring the environment, the vendor assets and the checks of the machine up to date.

    The purpose is "run" or "test"; the latter adds what the checks need. Raises Trouble.
    """
    from local import assets, environment  # noqa: PLC0415 -- only after the version is known
    from local.steps import only_one  # noqa: PLC0415 -- likewise

    with only_one("setup"):
        environment.ensure(purpose == "test", say)
        assets.ensure(say)


def main():
    """Run the set-up; the exit code is 1 when a person must put something right."""
    complaint = version_complaint(sys.version_info)
    if complaint:
        sys.stderr.write(complaint + "\n")
        return 1
    # `local` is imported by itself: the package around it needs what is not installed yet.
    sys.path[0] = os.path.dirname(HERE)
    from local.steps import Trouble  # noqa: PLC0415 -- see above

    begun = time.monotonic()
    try:
        set_up(sys.argv[1] if len(sys.argv) > 1 else "run")
    except Trouble as trouble:
        sys.stderr.write(str(trouble) + "\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The next start goes on from here.\n")
        return 130
    seconds = round(time.monotonic() - begun)
    if seconds > 1:
        say(f"The set-up took {seconds} seconds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
