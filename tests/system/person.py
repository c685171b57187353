"""Somebody at a browser: what they do by roles and labels, and what is checked after each step."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Response, expect

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
TALLEST = 1150  # pixels of a picture
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The parts of a page without their words: what makes axe come to the same answer again.
SKELETON = """() => [innerWidth, ...[...document.querySelectorAll('body *')].map(part =>
    part.tagName + part.className + [...part.attributes].map(one => one.name)
        .concat(part.checkVisibility() ? '' : 'hidden'))].join('|')"""

_found_clean: set[str] = set()


def _label(words: str) -> re.Pattern[str]:
    """A label or question, whether or not it adds that an answer is optional."""
    return re.compile(rf"^\s*{re.escape(words)}( \(optional\))?\s*$")


class Person:
    """A browser of their own. After each page the rules of accessibility are asked."""

    def __init__(self, name: str, page: Page, address: str, *, scripts: bool = True) -> None:
        self.name, self.page, self.address, self.scripts = name, page, address, scripts
        self.troubles: list[str] = []
        self.expected: set[int] = set()
        page.set_default_timeout(30_000)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("response", self._response)
        page.on("requestfailed", self._failed)

    # What they do

    def opens(self, path: str, *, status: int = 200) -> None:
        """Types an address. Another status than 200 has to be named."""
        self.expected = {status} - {200}
        answer = self.page.goto(f"{self.address}{path}")
        assert answer is not None
        assert answer.status == status, f"{path} answered {answer.status}"
        self.arrived()

    def presses(self, button: str, *, within: Locator | None = None) -> None:
        """Presses a button, or a link that looks like one, that leads to another page."""
        self._goes(self._in(within).get_by_role("button", name=button, exact=True))

    def follows(self, link: str, *, within: Locator | None = None, exact: bool = True) -> None:
        """Follows a link."""
        self._goes(self._in(within).get_by_role("link", name=link, exact=exact).first)

    def enters(self) -> None:
        """Presses Enter where that leads to another page."""
        self.expected = set()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.arrived()

    def fills(self, label: str, words: str, *, within: Locator | None = None) -> None:
        """Types into the box of a label, whether or not the label adds that it is optional."""
        self._in(within).get_by_label(_label(label)).fill(words)

    def chooses(self, answer: str, *, question: str) -> None:
        """Ticks one answer of a question."""
        self.question(question).get_by_label(answer, exact=True).check()

    def selects(self, label: str, answer: str) -> None:
        """Picks from a list."""
        self.page.get_by_label(label, exact=True).select_option(label=answer)

    def fills_date(self, question: str, date: Sequence[int]) -> None:
        """Types day, month and year, in this order."""
        for label, number in zip(("Day", "Month", "Year"), date, strict=True):
            self.fills(label, str(number), within=self.question(question))

    @contextmanager
    def without_a_server(self) -> Iterator[None]:
        """While the server is away, requests fail and the browser says so."""
        self.met_no_trouble()
        yield
        self.troubles.clear()

    # What they see

    def question(self, name: str) -> Locator:
        """The group of answers of a question."""
        return self.page.get_by_role("group", name=_label(name)).first

    def is_asked(self, name: str) -> bool:
        """Whether the page has such a question."""
        return self.page.get_by_role("group", name=_label(name)).count() > 0

    def reads(self, *sentences: str) -> None:
        """Sees each sentence somewhere in the page's main part."""
        for sentence in sentences:
            expect(self.page.get_by_role("main")).to_contain_text(sentence)

    def reads_in_card(self, title: str, *sentences: str) -> None:
        """Sees sentences in the card with a title."""
        heading = self.page.get_by_role("heading", name=title)
        card = self.page.locator(".govuk-summary-card").filter(has=heading)
        for sentence in sentences:
            expect(card).to_contain_text(sentence)

    def unfolds_all(self) -> None:
        """Opens everything that is folded."""
        folded = self.page.get_by_role("main").locator("details:not([open]) > summary:visible")
        while folded.count():
            folded.first.click()

    def does_not_read(self, *words: str) -> None:
        """The words stand nowhere in what the browser was sent."""
        sent = self.page.content()
        for word in words:
            assert word not in sent, f"{self.name} was sent {word!r} at {self.page.url}"

    def is_at(self, heading: str) -> None:
        """The page's heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def path(self) -> str:
        """The address of the page without the server's."""
        return self.page.url.removeprefix(self.address)

    def text(self) -> str:
        """All that is to be read in the page's main part."""
        return self.page.get_by_role("main").inner_text()

    # What is checked

    def arrived(self) -> None:
        """Nothing went wrong, and the page keeps the rules of accessibility."""
        self.met_no_trouble()
        self.finds_it_accessible()
        self.no_sideways_scroll()

    def met_no_trouble(self) -> None:
        """No error in the console, no request that failed."""
        assert not self.troubles, "\n".join([f"{self.name} at {self.page.url}:", *self.troubles])

    def finds_it_accessible(self) -> None:
        """Asks axe for WCAG 2.2 AA, unless it has found just such a page clean before."""
        if not self.scripts:
            return  # axe waits for timers, which do not run then; other stories ask the same pages
        skeleton = self.page.evaluate(SKELETON)
        if skeleton in _found_clean:
            return
        only = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}
        found = Axe().run(self.page, options=only).response["violations"]
        lines = [
            f"- {one['help']} ({one['id']}): {part['html'][:300]}"
            for one in found
            for part in one["nodes"]
        ]
        assert not lines, "\n".join([f"axe at {self.page.url} ({self.page.title()}):", *lines])
        _found_clean.add(skeleton)

    def no_sideways_scroll(self) -> None:
        """The page is no wider than its window."""
        wider = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wider <= 0, f"{self.page.url} is {wider} px wider than the window"

    def takes_picture(self, name: str) -> None:
        """Keeps what is seen for README.md, when pictures are asked for."""
        if os.environ.get("HSB_SCREENSHOTS") == "1":
            PICTURES.mkdir(parents=True, exist_ok=True)
            height = self.page.evaluate("document.documentElement.scrollHeight")
            part = {"x": 0, "y": 0, "width": 1280, "height": min(height, TALLEST)}
            self.page.screenshot(path=PICTURES / name, full_page=True, clip=part)

    def _in(self, within: Locator | None) -> Locator | Page:
        return self.page if within is None else within

    def _goes(self, part: Locator) -> None:
        self.expected = set()
        with self.page.expect_navigation():
            part.click()
        self.arrived()

    def _console(self, message) -> None:
        if message.type == "error" and not (self.expected and "status of" in message.text):
            self.troubles.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.troubles.append(f"{response.status} for {response.url}")

    def _failed(self, request) -> None:
        # A page that is left stops what it was still asking for.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.troubles.append(f"failed: {request.url} ({request.failure})")
