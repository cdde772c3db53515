"""A small client of the language server protocol: what an editor says and hears, over stdio."""

import itertools
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Any

PATIENCE = 60
"""Seconds that an answer may take."""


@dataclass
class Editor:
    """An editor with one language server."""

    server: "subprocess.Popen[bytes]"
    settings: dict[str, Any]
    heard: "Queue[dict[str, Any]]" = field(default_factory=Queue)
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def ask(self, method: str, **params: Any) -> Any:
        """The result of a request."""
        number = next(self.numbers)
        self._say({"id": number, "method": method, "params": params})
        return self._until(lambda message: message.get("id") == number and "method" not in message)["result"]

    def tell(self, method: str, **params: Any) -> None:
        """A notification, which has no answer."""
        self._say({"method": method, "params": params})

    def open(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Open a file with this text in it, saved or not; what is wrong with it."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        published = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == file.as_uri()
            )
        )
        return list(published["params"]["diagnostics"])

    def complete(self, file: Path, line: int, character: int) -> dict[str, Any]:
        """What can be written there, by label."""
        where = {"line": line, "character": character}
        answer = self.ask("textDocument/completion", textDocument={"uri": file.as_uri()}, position=where)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item for item in items}

    def hover(self, file: Path, line: int, character: int) -> str:
        """What is said of the word there."""
        where = {"line": line, "character": character}
        answer = self.ask("textDocument/hover", textDocument={"uri": file.as_uri()}, position=where)
        return str(answer["contents"]["value"])

    def _until(self, wanted: Any) -> dict[str, Any]:
        """The first wanted message; the server's own questions are answered meanwhile."""
        while True:
            try:
                message = self.heard.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError("the language server does not answer") from None
            if "id" in message and "method" in message:
                self._say({"id": message["id"], "result": self._answer(message)})
            elif wanted(message):
                return message

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] == "workspace/configuration":
            return [self.settings.get(item.get("section", "")) for item in message["params"]["items"]]
        return None

    def _say(self, message: dict[str, Any]) -> None:
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.server.stdin is not None
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(raw), raw))
        self.server.stdin.flush()

    def listen(self) -> None:
        """Take in every message until the server is gone."""
        out = self.server.stdout
        assert out is not None
        while header := out.readline():
            length = int(header.partition(b":")[2]) if header.lower().startswith(b"content-length") else 0
            while header.strip():
                header = out.readline()
                if header.lower().startswith(b"content-length"):
                    length = int(header.partition(b":")[2])
            self.heard.put(json.loads(out.read(length)))


@contextmanager
def editing(node: str, program: Path, folder: Path, settings: dict[str, Any]) -> Iterator[Editor]:
    """An editor on a folder, with the settings it would hand to the server."""
    server = subprocess.Popen(
        [node, str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
    )
    editor = Editor(server, settings)
    listener = threading.Thread(target=editor.listen, daemon=True)
    listener.start()
    try:
        editor.ask(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            capabilities={
                "textDocument": {
                    "hover": {"contentFormat": ["plaintext"]},
                    "completion": {"completionItem": {"documentationFormat": ["plaintext"]}},
                },
                "workspace": {"configuration": True},
            },
        )
        editor.tell("initialized")
        yield editor
    finally:
        server.kill()
        server.wait()
        listener.join()
        for stream in (server.stdin, server.stdout):
            if stream is not None:
                stream.close()
