"""PDFs that everybody can read: tagged (PDF/UA), and made without asking any network or disk."""

from typing import Any

from django.template import engines
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher

VARIANT = "pdf/ua-1"
STYLE = "pdf/document.css"


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
    templates = engines["jinja2"]
    fetcher = DataOnlyFetcher()
    markup = templates.get_template(template).render({"page": page})
    style = CSS(string=templates.get_template(STYLE).render(), url_fetcher=fetcher)
    document = HTML(string=markup, url_fetcher=fetcher)
    made: bytes = document.write_pdf(pdf_variant=VARIANT, stylesheets=[style])
    return made
