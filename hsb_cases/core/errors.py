"""How the product says no: always with a sentence a practitioner can act on."""


class Refused(Exception):  # noqa: N818 -- "refused" is what happened; "RefusedError" says it twice
    """An act that the rules or the state of a record do not allow.

    The sentence is shown to the person as it is. ``field`` names the form field it belongs to,
    where there is one.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotPermitted(Refused):
    """An act that the person's role or grants do not allow."""


class OutOfScope(Exception):  # noqa: N818 -- see Refused
    """A record that the person may not know of; answered exactly as one that does not exist."""
