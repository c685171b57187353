"""`make secrets`: the secret files that docker-compose.yml reads. Standard library only.

They are made once, at random, and never again: a second run leaves what it finds.
"""

import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "secrets"


def contents() -> Mapping[str, str]:
    """A new set of secrets by file name; those that speak of one password agree on it."""
    owner, runtime, worker, redis = (secrets.token_urlsafe(32) for _ in range(4))
    place = "postgres:5432/hsb"
    return {
        "secret_key": secrets.token_urlsafe(64),
        "postgres_password": secrets.token_urlsafe(32),
        "owner_password": owner,
        "owner_url": f"postgres://hsb_owner:{owner}@{place}",
        "runtime_url": f"postgres://hsb_app:{runtime}@{place}",
        "worker_url": f"postgres://hsb_sweeper:{worker}@{place}",
        "redis_conf": f'requirepass {redis}\nsave ""\nappendonly no\n',
        "redis_url": f"redis://:{redis}@redis:6379/0",
    }


def write(folder: Path) -> list[str]:
    """Write the secrets that a folder does not hold; the names of those written.

    Raises FileExistsError when some are there and some are missing: they would not agree.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    made = contents()
    there = [name for name in made if (folder / name).exists()]
    if there:
        if len(there) < len(made):
            missing = ", ".join(sorted(set(made) - set(there)))
            raise FileExistsError(f"{folder} lacks {missing}: write them, or begin with none.")
        return []
    for name, text in made.items():
        path = folder / name
        path.touch(mode=0o600)
        path.write_text(text)
        # Each image reads its own files as a user of its own; others are stopped by the folder.
        path.chmod(0o444)
    return list(made)


def main() -> int:
    """Write the secrets, or say why not."""
    try:
        made = write(FOLDER)
    except FileExistsError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Wrote {', '.join(made)} to {FOLDER}" if made else f"{FOLDER} has them all already.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
