"""Where a place is, in lines and columns: each file is parsed again only when something in it is shown."""

from msgspec import Struct, field

from ladder_cli.model.finding import At
from ladder_cli.model.stop import Stop
from ladder_cli.store.documents import guard, places
from ladder_cli.store.documents.events import BOM
from ladder_cli.store.documents.forbidden import covered
from ladder_cli.store.documents.places import Document, Lines
from ladder_cli.store.source import Source, shown_path


class Location(Struct, frozen=True):
    """Lines and columns from 1, columns in characters; the end is after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Places(Struct, frozen=True):
    """The places of a source, by file; keeps the files it has looked at."""

    source: Source
    _documents: dict[str, Document | None] = field(default_factory=dict)
    _starts: dict[str, Lines] = field(default_factory=dict)
    _shown: dict[str, list[str]] = field(default_factory=dict)

    def document(self, path: str) -> Document | None:
        """The file with its places; None where there is no text to find one in."""
        if path not in self._documents:
            self._documents[path] = self._read(path)
        return self._documents[path]

    def location(self, at: At) -> Location | None:
        """Where a place is; where its path is not there, the nearest part above it that is."""
        document = self.document(at.path)
        if document is None:
            return None
        if at.span is not None:
            start, end = at.span
        else:
            place = document.place(at.keys, at.on)
            start, end = (place.start, place.end) if place else (0, 0)
        lines = self._lines(at.path, document.text)
        return Location(*lines.line_column(start), *lines.line_column(end))

    def line(self, path: str, number: int) -> str:
        """A line of a file as it may be shown, its end left out; lines count from 1."""
        document = self.document(path)
        if document is None:
            return ""
        if path not in self._shown:
            self._shown[path] = covered(document.text).split("\n")
        return self._shown[path][number - 1].removesuffix("\r").removeprefix(BOM if number == 1 else "")

    def _lines(self, path: str, text: str) -> Lines:
        if path not in self._starts:
            self._starts[path] = Lines(text)
        return self._starts[path]

    def shown(self, at: At) -> str:
        """`registry/records/ada.yaml:9`, or the path alone where there is no line."""
        location = self.location(at) if at.keys or at.span else None
        path = shown_path(self.source.prefix, at.path)
        return f"{path}:{location.line}" if location else path

    def _read(self, path: str) -> Document | None:
        try:
            raw = self.source.read(path)
        except (FileNotFoundError, Stop):
            return None
        text, problems = guard.problems(raw)
        if problems and not text:
            is_text = problems[0].kind == "not-utf8" and b"\0" not in raw
            return Document(raw.decode(errors="replace"), (), None, None) if is_text else None
        return places.compose(text, max_depth=guard.MAX_DEPTH, max_nodes=guard.MAX_NODES)
