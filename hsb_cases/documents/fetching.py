"""What a document may open while it becomes a PDF: nothing outside itself."""

from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher


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
