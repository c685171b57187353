"""Whether a container does its work, by exit code: python hsb_cases/deploy/healthy.py web|beat."""

import os
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

SCHEDULE = "/tmp/beat-schedule"  # noqa: S108 -- a container's own, and the clock's alone
LONGEST_SILENCE = 600  # seconds; the clock writes its schedule down every three minutes


def web_is_healthy() -> bool:
    """Whether a page answers under a host name that the product accepts."""
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip()
    connection = HTTPConnection("127.0.0.1", 8000, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == 200  # noqa: PLR2004 -- HTTP's own number
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def beat_is_healthy() -> bool:
    """Whether the clock has written its schedule lately."""
    written = [path.stat().st_mtime for path in Path(SCHEDULE).parent.glob("beat-schedule*")]
    return bool(written) and time.time() - max(written) < LONGEST_SILENCE


CHECKS = {"web": web_is_healthy, "beat": beat_is_healthy}

if __name__ == "__main__":
    sys.exit(0 if CHECKS[sys.argv[1]]() else 1)
