"""NHS numbers and unique pupil numbers: whether one can be right (domain.md §5, Checks)."""

import re

UPN_CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_UPN = re.compile(rf"^([{UPN_CHECK_LETTERS}])(\d{{11}})([\d{UPN_CHECK_LETTERS}])$")
_NHS_NUMBER_LENGTH = 10
_MODULUS = 11


def tidy(number: str) -> str:
    """A typed number without the spaces and dashes people write into it."""
    return re.sub(r"[\s-]", "", number).upper()


def nhs_number_is_possible(number: str) -> bool:
    """Whether ten digits carry their check digit (weights 10 to 2, modulus 11)."""
    if not (number.isascii() and number.isdigit() and len(number) == _NHS_NUMBER_LENGTH):
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False)
    )
    # Eleven stands for nought; ten has no digit, so such a number was never issued.
    return (_MODULUS - total % _MODULUS) % _MODULUS == int(number[-1])


def upn_is_possible(number: str) -> bool:
    """Whether a unique pupil number carries its check letter (weights 2 to 13, modulus 23).

    A temporary number ends in a letter, which counts by its place in the same table.
    """
    match = _UPN.match(number)
    if not match:
        return False
    letter, digits, last = match.groups()
    values = [int(digit) for digit in digits]
    values.append(int(last) if last.isdigit() else UPN_CHECK_LETTERS.index(last))
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return UPN_CHECK_LETTERS[total % len(UPN_CHECK_LETTERS)] == letter
