"""A person at a program that speaks HTTP: cookies, forms, redirects."""

import http.cookiejar
import re
import urllib.parse
import urllib.request
from html import unescape

from tests.support.world import PASSWORD

FIELD = re.compile(r'<input type="hidden"\s+name="(\w+)"\s+value="([^"]*)"')


class Client:
    """Keeps cookies and remembers the page it is on."""

    def __init__(self, address: str) -> None:
        self.address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        self.page = self.url = ""

    def get(self, path: str) -> str:
        """Open a page and give its text."""
        return self._ask(path, None)

    def post(self, path: str, **fields: str) -> str:
        """Send a form of the page one is on, its hidden fields included."""
        return self._ask(path, {**self.hidden, **fields})

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page one is on."""
        return {name: unescape(value) for name, value in FIELD.findall(self.page)}

    def sign_in(self, email: str) -> None:
        """Through the sign-in page."""
        self.get("/account/login/")
        self.post("/account/login/", login=email, password=PASSWORD)

    def autosave(self, path: str, **fields: str) -> str:
        """Send a page in the background, as the script does; the page one is on stays."""
        before = self.page, self.url
        try:
            return self.post(path, **fields)
        finally:
            self.page, self.url = before

    def _ask(self, path: str, fields: dict[str, str] | None) -> str:
        body = None if fields is None else urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(f"{self.address}{path}", data=body)
        with self.opener.open(request, timeout=20) as answer:
            self.page, self.url = answer.read().decode(), answer.url
        return self.page
