"""Texts given to the record from a page: files, a folder, or words typed in; read beside the pages."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
import threading
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.response import Redirect, Template

from factio.api import Record
from factio.errors import FactioError
from factio.record import FileReport, Progress, Reads
from factio.web.languages import later, translated
from factio.web.parameters import Id

MOST_FILES = 5000
MOST_BYTES = 200_000_000
_KEPT = 50  # readings that can still be looked at
_LONGEST = 150  # characters of a name of a file or folder
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


class Reading(msgspec.Struct):
    """One reading of what was uploaded, as far as it has come."""

    id: str
    done: int = 0
    total: int = 0
    claims: int = 0
    now: str = ""
    ended: bool = False
    trouble: str = ""
    files: list[FileReport] = []

    def told(self) -> dict[str, Any]:
        """Where it stands, for the script of the page."""
        return {"done": self.done, "total": self.total, "claims": self.claims, "now": self.now} | {
            "ended": self.ended
        }


class Uploads:
    """The readings of this server; one goes on at a time, in a thread of its own.

    Where several processes serve, `shared` is a folder in which each tells the others of its readings.
    """

    def __init__(self, record: Record, reader: Reads | None, shared: Path | None = None) -> None:
        self._record = record
        self._reader = reader
        self._readings: dict[str, Reading] = {}
        self._turn = threading.Lock()
        self._shared = shared

    def start(self, folder: Path) -> Reading:
        """Begins to read a folder, which is removed afterwards."""
        one = Reading(secrets.token_urlsafe(9))
        self._readings[one.id] = one
        self._tell_others(one)
        for gone in list(self._readings)[:-_KEPT]:
            del self._readings[gone]
        threading.Thread(target=self._read, args=(one, folder), daemon=True).start()
        return one

    def of(self, id: str) -> Reading | None:
        """The reading with this id."""
        found = self._readings.get(id)
        if found is None and self._shared is not None and _ID.fullmatch(id):
            path = self._shared / id
            return msgspec.json.decode(path.read_bytes(), type=Reading) if path.exists() else None
        return found

    def _tell_others(self, one: Reading) -> None:
        """Writes where a reading stands for the other processes, all of it or nothing."""
        if self._shared is not None:
            half = self._shared / f"{one.id}.half"
            half.write_bytes(msgspec.json.encode(one))
            half.replace(self._shared / one.id)

    def _read(self, one: Reading, folder: Path) -> None:
        def tell(progress: Progress) -> None:
            one.done, one.total = progress.done, progress.total
            one.claims += progress.file.claims
            one.now = progress.file.name
            self._tell_others(one)

        try:
            with self._turn:
                report = self._record.read(folder, reader=self._reader, progress=tell)
            # Where the files lay meanwhile is nobody's concern.
            bare = f"{folder}/"
            one.files = [
                msgspec.structs.replace(file, reason=file.reason.replace(bare, "")) for file in report.files
            ]
        except FactioError as error:
            one.trouble = str(error)
        except Exception as error:
            one.trouble = f"{type(error).__name__}: {error}"
        finally:
            one.ended = True
            self._tell_others(one)
            shutil.rmtree(folder, ignore_errors=True)


TheUploads = NamedDependency[Uploads]


@get("/upload", sync_to_thread=False)
def upload_page() -> Template:
    """Where texts are given."""
    return Template("upload.html", context={"trouble": ""})


@post("/upload", request_max_body_size=MOST_BYTES, status_code=200)
async def upload(request: Request[Any, Any, Any], uploads: TheUploads) -> Template | Response[Any] | Redirect:
    """Takes files or typed words, and leads to the page that shows how the reading goes on."""
    _refuse_strangers(request)
    form = await request.form()
    folder = Path(tempfile.mkdtemp(prefix="factio-upload-"))
    kept = 0
    for given in form.getall("files", []):
        name = fit_name(given.filename) if isinstance(given, UploadFile) else ""
        if name and isinstance(given, UploadFile):
            kept += _keep(folder, name, await given.read())
    text = str(form.get("text", "")).strip()
    if text:
        title = str(form.get("title", "")).strip() or text.partition("\n")[0][:80]
        kept += _keep(folder, fit_name(f"{title}.txt") or "text.txt", f"{text}\n".encode())
    if not kept:
        shutil.rmtree(folder, ignore_errors=True)
        said = translated(later("Choose a file or a folder, or write a text."))
        return Template("upload.html", context={"trouble": said}, status_code=400)
    return Redirect(f"/upload/{uploads.start(folder).id}", status_code=303)


@get("/upload/{reading:str}", sync_to_thread=False)
def progress_page(
    request: Request[Any, Any, Any], uploads: TheUploads, reading: Id
) -> Template | Response[Any]:
    """How far a reading has come, and what came of each file."""
    one = uploads.of(reading)
    if one is None:
        raise NotFoundException(translated(later("There is no such reading; the server was started anew.")))
    if request.query_params.get("format") == "json":
        return Response(one.told(), headers={"Cache-Control": "no-store"})
    return Template("progress.html", context={"reading": one, "files": one.files})


def fit_name(given: str) -> str:
    """A name of a file with its folders, as the record can keep it; "" where nothing is left."""
    parts = [_UNFIT.sub("_", part).strip(" .")[-_LONGEST:] for part in re.split(r"[/\\]", given)]
    return "/".join(part for part in parts if part)


def _keep(folder: Path, name: str, content: bytes) -> bool:
    """Writes a file; tells whether it could, which a name that is a folder's too prevents."""
    path = folder / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError:
        return False
    return True


def _refuse_strangers(request: Request[Any, Any, Any]) -> None:
    """Only a page of this place may send anything: another that a reader has open must not."""
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    fetched = request.headers.get("sec-fetch-site", "same-origin")
    if request.headers.get("origin") != own or fetched != "same-origin":
        raise PermissionDeniedException(
            translated(later("Texts are taken from the page of this record only."))
        )
