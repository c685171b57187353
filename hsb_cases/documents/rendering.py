"""PDFs that everybody can read: tagged (PDF/UA), and made without asking any network or disk."""

from typing import Any

from django.template import engines

VARIANT = "pdf/ua-1"
STYLE = "pdf/document.css"


def render_pdf(template: str, page: Any) -> bytes:
    """The PDF of a Jinja template that is given ``page``.

    Raises FatalURLFetchingError when the template asks for anything outside itself.
    """
    # The libraries take most of a second of processor time to load: only who makes a PDF waits.
    from weasyprint import CSS, HTML  # noqa: PLC0415 -- see above

    from hsb_cases.documents.fetching import DataOnlyFetcher  # noqa: PLC0415 -- see above

    templates = engines["jinja2"]
    fetcher = DataOnlyFetcher()
    markup = templates.get_template(template).render({"page": page})
    style = CSS(string=templates.get_template(STYLE).render(), url_fetcher=fetcher)
    document = HTML(string=markup, url_fetcher=fetcher)
    made: bytes = document.write_pdf(pdf_variant=VARIANT, stylesheets=[style])
    return made
