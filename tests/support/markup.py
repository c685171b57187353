"""Reads finished markup as a person's tools do: by label, description and text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "img", "link", "meta", "br", "hr"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def get(self, attribute: str) -> str | None:
        return self.attributes.get(attribute)

    @property
    def raw_text(self) -> str:
        return "".join(c if isinstance(c, str) else c.raw_text for c in self.children)

    @property
    def text(self) -> str:
        return " ".join(self.raw_text.split())

    @property
    def classes(self) -> list[str]:
        return (self.get("class") or "").split()

    def all(self, name: str | None = None, **attributes: str) -> list["Element"]:
        found = []
        for child in self.children:
            if isinstance(child, str):
                continue
            if name in {None, child.name} and all(
                child.get(key.rstrip("_").replace("_", "-")) == value
                for key, value in attributes.items()
            ):
                found.append(child)
            found += child.all(name, **attributes)
        return found

    def one(self, name: str | None = None, **attributes: str) -> "Element":
        found = self.all(name, **attributes)
        assert len(found) == 1, f"{len(found)} of {name} {attributes}"
        return found[0]

    def within(self, name: str) -> "Element":
        above = self.parent
        while above is not None and above.name != name:
            above = above.parent
        assert above is not None, f"not in any {name}"
        return above


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document", {})
        self.here = self.root

    def handle_starttag(self, tag, attrs):
        made = Element(tag, {key: value or "" for key, value in attrs}, self.here)
        self.here.children.append(made)
        if tag not in VOID:
            self.here = made

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self.here.name == tag, f"</{tag}> closes <{self.here.name}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def read(markup: str) -> Element:
    """The tree of a piece of markup. Fails where a tag is closed out of order."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.name}> is never closed"
    return reader.root


def named(root: Element, label: str) -> Element:
    """The box that a label names."""
    labels = [found for found in root.all("label") if found.text == label]
    assert len(labels) == 1, f"{len(labels)} labels read “{label}”"
    return root.one(id=labels[0]["for"])


def description(root: Element, element: Element) -> str:
    """What describes an element, in the order it is read out. Every id must exist."""
    ids = (element.get("aria-describedby") or "").split()
    return " ".join(root.one(id=one).text for one in ids)
