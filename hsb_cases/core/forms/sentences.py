"""Error messages that say what to do, in place of the ones that packages bring along.

A form that gives its own ``error_messages`` keeps them; only a package's standing phrase for a
known code is put into other words.
"""

from django.core.exceptions import ValidationError
from django.forms import Field

# By the error's code, whatever the field: sign-in, passwords, choices, rows.
WHATEVER_THE_FIELD = {
    "email_password_mismatch": "Check your email address and password: they do not go together",
    "too_many_login_attempts": "You have tried too many times. Wait 5 minutes, then try again",
    "rate_limited": "You have tried too many times. Wait a few minutes, then try again",
    "incorrect_password": "Enter the password you sign in with",
    "enter_current_password": "Enter the password you sign in with now",
    "incorrect_code": "Enter the code your app shows now, or a recovery code you have not used",
    "password_too_similar": "Choose a password that is not like your name or email address",
    "password_too_common": "Choose a password that is harder to guess: this one is very common",
    "password_too_short": "Choose a password of at least {min_length} characters",
    "missing_management_form": "Reload the page and try again: a part of it was missing",
    "too_many_forms": "Remove some rows: there are more than the {num} that fit",
    "too_few_forms": "Add more rows: at least {num} are needed",
}

# By code, where Django's own words stand. {label} is the field's label.
DJANGO_WORDS = {
    "invalid_choice": "Choose one of the answers shown for “{label}”",
    "invalid_list": "Choose one or more of the answers shown for “{label}”",
    "max_length": "Shorten “{label}” to {limit_value} characters or fewer: it has {show_value}",
    "min_length": "“{label}” needs at least {limit_value} characters: it has {show_value}",
    "max_value": "“{label}” must be {limit_value} or less",
    "min_value": "“{label}” must be {limit_value} or more",
    "null_characters_not_allowed": "Take the invisible characters out of “{label}”",
    "empty": "Choose a file that is not empty",
    "missing": "Choose a file",
}
INVALID_BY_COMPONENT = {
    "email": "Enter an email address like name@example.org",
    "number": "Enter “{label}” as a whole number, for example 12",
}
DJANGO_STARTS = (
    "Select a valid choice",
    "Enter a list",
    "Ensure ",
    "Null characters",
    "The submitted",
    "No file was submitted",
)
DJANGO_REQUIRED = str(Field.default_error_messages["required"])


def sentence_for(error: ValidationError, *, label: str, component: str, kind: str) -> list[str]:
    """The sentences to show for one error of a field.

    ``component`` is how the field is shown ("radios", "date" …), ``kind`` what it takes
    ("email", "number" or "text").
    """
    code = error.code or ""
    facts = {"label": label, **(error.params or {})}
    said = [str(message) for message in error.messages]
    if code in WHATEVER_THE_FIELD:
        return [WHATEVER_THE_FIELD[code].format_map(_Facts(facts))]
    if code == "required" and said == [DJANGO_REQUIRED]:
        return [_required(label, component)]
    if code == "invalid" and kind in INVALID_BY_COMPONENT:
        return [INVALID_BY_COMPONENT[kind].format_map(_Facts(facts))]
    if code in DJANGO_WORDS and _is_djangos(said):
        return [DJANGO_WORDS[code].format_map(_Facts(facts))]
    return said


def _required(label: str, component: str) -> str:
    """What to do where nothing was given: "Enter the town", "Answer “Where did it happen?”"."""
    if label.endswith("?"):
        return f"Answer “{label}”"
    thing = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    if component == "checkbox":
        return f"Tick the box “{label}” to go on"
    verb = "Choose" if component in {"radios", "checkboxes", "select", "file"} else "Enter"
    return f"{verb} {thing}"


def _is_djangos(said: list[str]) -> bool:
    starts = (
        "Select a valid choice",
        "Enter a list",
        "Ensure ",
        "Null characters",
        "The submitted",
    )
    return all(sentence.startswith((*starts, "No file was submitted")) for sentence in said)


class _Facts(dict[str, object]):
    """Leaves a hole as a dash where an error brings no such fact."""

    def __missing__(self, key: str) -> str:
        return "–"
