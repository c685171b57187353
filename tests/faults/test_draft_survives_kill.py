"""Nothing that was answered as saved is lost when the web server is killed."""

import json
import threading
import time
from html import unescape
from urllib.parse import urlsplit

from tests.faults.client import Client


class Typing(threading.Thread):
    """Types on and on; keeps what was answered as saved, until there is no answer."""

    def __init__(self, client: Client, path: str, field: str) -> None:
        super().__init__(daemon=True)
        self.client, self.path, self.field = client, path, field
        self.version = client.hidden["version"]
        self.sent = self.saved = ""
        self.error: OSError | None = None

    def run(self) -> None:
        for number in range(1, 10_000):
            self.sent = f"{'Mila told her teacher. ' * 20}{self.version}.{number}"
            fields = {self.field: self.sent, "version": self.version, "sequence": str(number + 1)}
            try:
                answer = json.loads(self.client.autosave(self.path, **fields))
            except OSError as error:
                self.error = error
                return
            self.saved, self.version = self.sent, answer["version"]


def survives(web_server, client, *, page, autosave, field, seconds):
    """The server is killed in the middle of typing, and started again."""
    client.get(page)
    typing = Typing(client, autosave, field)
    typing.start()
    time.sleep(seconds)
    web_server.kill()
    typing.join(timeout=30)
    web_server.start()
    # The person is still signed in, and all that was answered as saved is there.
    assert typing.error is not None
    assert typing.saved
    # The last save may have been written without its answer: then it is the one sent next.
    shown = unescape(client.get(page))
    assert any(f">{text}</textarea>" in shown for text in (typing.saved, typing.sent))


def test_what_was_answered_as_saved_is_there_after_kill_9(web_server):
    # Given a safeguarding lead with a draft
    client = Client(web_server.url)
    client.sign_in("school@example.test")
    client.get("/referrals/new/")
    client.post("/referrals/new/")
    draft = urlsplit(client.url).path
    # Then no word of it is lost, whenever the server is killed
    for seconds in (1.5, 2.037):
        survives(
            web_server,
            client,
            page=f"{draft}account/",
            autosave=f"{draft}autosave/",
            field="account",
            seconds=seconds,
        )
    # Nor of an assessment or an end summary
    worker = Client(web_server.url)
    worker.sign_in("northmere.worker.one@example.test")
    assessment, work = web_server.written["assessment"], web_server.written["work"]
    survives(
        web_server,
        worker,
        page=f"{assessment}write/formulation/",
        autosave=f"{assessment}save/",
        field="formulation",
        seconds=1.25,
    )
    survives(
        web_server,
        worker,
        page=f"{work}summary/",
        autosave=f"{work}summary/autosave/",
        field="work_done",
        seconds=1.25,
    )
