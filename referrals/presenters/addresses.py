"""Where the pages of a draft are."""

from django.urls import reverse

from referrals.forms.sections import CHILDREN


def page_address(reference: str, path: str) -> str:
    """The address of a page by its path in the contents ("account", "children.k7m2.who")."""
    if path == CHILDREN:
        return reverse("referrals:draft_children", args=[reference])
    if "." in path:
        items, key, slug = path.split(".")
        return reverse("referrals:draft_item", args=[reference, items, key, slug])
    return reverse("referrals:draft_page", args=[reference, path])


def tasks_address(reference: str) -> str:
    """The list of a draft's sections."""
    return reverse("referrals:draft", args=[reference])


def field_address(reference: str, path: str, field: str) -> str:
    """A page with what is wrong on it shown, at one of its fields."""
    mark = f"#id_{field}" if field else ""
    asked = "" if path == CHILDREN else "?show=problems"
    return f"{page_address(reference, path)}{asked}{mark}"
