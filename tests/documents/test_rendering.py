"""PDFs fetch nothing, and say so loudly where a template asks for more."""

import os
import subprocess
import sys

import pytest
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from hsb_cases.documents.fetching import DataOnlyFetcher

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


STARTED = """
import sys
import hsb_cases.wsgi
from django.urls import get_resolver
assert get_resolver().url_patterns
assert "hsb_cases.documents.rendering" in sys.modules
print("weasyprint" in sys.modules)
"""


def test_a_web_server_starts_without_loading_what_only_pdfs_need():
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "hsb_cases.settings.test"}
    said = subprocess.run(
        [sys.executable, "-c", STARTED],
        env=environment,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    assert said.stdout.strip() == "False"
