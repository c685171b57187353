"""PDFs fetch nothing, and say so loudly where a template asks for more."""

import pytest
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from hsb_cases.documents.rendering import DataOnlyFetcher

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "http://localhost/x.png", "https://example.test/x.png", "ftp://x/y"],
)
def test_no_address_but_data_is_opened(address):
    with pytest.raises(FatalURLFetchingError):
        HTML(string=f"<img alt='' src='{address}'>", url_fetcher=DataOnlyFetcher()).write_pdf()


def test_a_picture_inside_the_document_is_shown():
    made = HTML(string=f"<img alt='' src='{PIXEL}'>", url_fetcher=DataOnlyFetcher()).write_pdf()
    assert b"/Image" in made
