"""PDFs that everybody can read: tagged (PDF/UA), and made without asking any network or disk."""

from typing import Any

from django.template import engines
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher

VARIANT = "pdf/ua-1"


class DataOnlyFetcher(URLFetcher):
    """Opens nothing but ``data:`` URIs: no network, no file, no redirect."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """What a ``data:`` URI holds. Raises FatalURLFetchingError for every other address.

        Fatal, since a document that silently lacks a part is worse than none.
        """
        if not url.lower().startswith("data:"):
            raise FatalURLFetchingError("A document may hold data: URIs and no other address.")
        return super().fetch(url, headers)


def render_pdf(template: str, page: Any) -> bytes:
    """The PDF of a Jinja template that is given ``page``.

    Raises FatalURLFetchingError when the template asks for anything outside itself.
    """
    markup = engines["jinja2"].get_template(template).render({"page": page})
    document = HTML(string=markup, url_fetcher=DataOnlyFetcher(), base_url=None)
    made: bytes = document.write_pdf(pdf_variant=VARIANT)
    return made
