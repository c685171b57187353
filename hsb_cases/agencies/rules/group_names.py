"""Names of the groups that stand for agencies and teams: readable, unique, never too long."""

import hashlib

LONGEST = 150  # characters that the groups' table holds
MARK = 8


def agency_group_name(agency: str, *, taken: bool = False, mark: str = "") -> str:
    """The group of an agency: ``agency: NAME``. See ``_fitted`` for ``taken`` and ``mark``."""
    return _fitted(f"agency: {agency}", taken=taken, mark=mark or agency)


def team_group_name(team: str, agency: str, *, taken: bool = False, mark: str = "") -> str:
    """The group of a team: ``team: TEAM, AGENCY``. See ``_fitted`` for ``taken`` and ``mark``."""
    return _fitted(f"team: {team}, {agency}", taken=taken, mark=mark or f"{team}\n{agency}")


def _fitted(name: str, *, taken: bool, mark: str) -> str:
    """The name itself if it fits and is free; otherwise its start and a digest of ``mark``.

    Two different names may read alike (team "A, B" of "C" and team "A" of "B, C"): the digest
    tells them apart.
    """
    if len(name) <= LONGEST and not taken:
        return name
    digest = hashlib.sha256(mark.encode()).hexdigest()[:MARK]
    return f"{name[: LONGEST - MARK - 2]} #{digest}"
