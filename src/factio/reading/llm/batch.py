"""Requests as files, and answers from files: a batch service, a far machine or a person can be the model."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from factio.codebook import Codebook
from factio.documents import find_files, read_file
from factio.errors import DocumentError, ModelError
from factio.model import Document
from factio.reading.llm.budget import tokens
from factio.reading.llm.exchanges import Exchange, Exchanges, key_of, system_file
from factio.reading.llm.passages import passages
from factio.reading.llm.prompts import Message, instructions, messages
from factio.reading.llm.schema import answer_schema

REQUESTS = "requests.jsonl"
READABLE = "requests"
ANSWERS = "answers"
_ABOUT = "about.json"
_LARGEST = 200_000_000  # bytes of one file of answers


class About(msgspec.Struct, frozen=True):
    """What a folder of requests was made from; `paths` are relative to the folder."""

    model: str
    paths: tuple[str, ...]
    requests: int


class Question(msgspec.Struct, frozen=True):
    """One passage of a document as it is asked."""

    key: str
    document: str
    number: int
    passage: str
    chat: tuple[Message, ...]


class Written(msgspec.Struct, frozen=True):
    """What writing requests came to: how many there are, and why some files gave none."""

    requests: int
    refused: tuple[str, ...]


class Taken(msgspec.Struct, frozen=True):
    """What reading answers came to: how many were found for how many requests, and lines of no use."""

    answers: int
    requests: int
    useless: tuple[str, ...]


def documents(paths: Iterable[Path], refused: list[str]) -> Iterator[Document]:
    """The documents under `paths` in order; why others cannot be read goes into `refused`, a line each."""
    for path, name in find_files(list(paths)):
        try:
            yield read_file(path, name)
        except DocumentError as error:
            refused.append(str(error))


def questions(found: Iterable[Document], codebook: Codebook, model: str) -> Iterator[Question]:
    """What is asked about documents, in the order of their passages."""
    for document in found:
        for passage in passages(document):
            chat = messages(document, passage, codebook)
            yield Question(key_of(model, chat), document.name, passage.number, passage.text, chat)


def write_requests(paths: list[Path], codebook: Codebook, model: str, folder: Path) -> Written:
    """Writes the requests for all that is under `paths` into `folder`.

    `requests.jsonl` is for batch services, the files in `requests/` for people; an answer to one of these
    goes into `answers/` under the same name. Raises ModelError when nothing can be written there.
    """
    from factio.reading.llm.asking import request_body

    form = {"name": "claims", "strict": True, "schema": answer_schema(codebook)}
    wanted = {"type": "json_schema", "json_schema": form}
    seen: set[str] = set()
    refused: list[str] = []
    try:
        (folder / READABLE).mkdir(parents=True, exist_ok=True)
        (folder / ANSWERS).mkdir(exist_ok=True)
        with (folder / REQUESTS).open("w", encoding="utf-8") as lines:
            for one in questions(documents(paths, refused), codebook, model):
                if one.key in seen:
                    continue
                seen.add(one.key)
                body = request_body(model, one.chat) | {"response_format": wanted}
                line = {"custom_id": one.key, "method": "POST", "url": "/v1/chat/completions", "body": body}
                lines.write(json.dumps(line, ensure_ascii=False) + "\n")
                readable = folder / READABLE / f"{len(seen):05}-{one.key}.txt"
                readable.write_text("\n\n".join(part.content for part in one.chat) + "\n", encoding="utf-8")
        relative = tuple(os.path.relpath(path.absolute(), folder.absolute()) for path in paths)
        about = msgspec.json.format(msgspec.json.encode(About(model, relative, len(seen))))
        (folder / _ABOUT).write_bytes(about)
    except OSError as error:
        raise ModelError(f"{error.filename}: cannot be written: {error.strerror}") from error
    return Written(len(seen), tuple(refused))


def read_about(folder: Path) -> About:
    """What the requests in `folder` were made from. Raises ModelError when there are none."""
    try:
        return msgspec.json.decode((folder / _ABOUT).read_bytes(), type=About)
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(
            f"{folder}: no requests here; make them with `factio llm prompts PATH… -o {folder}`"
        ) from error


def take_answers(folder: Path, paths: list[Path], codebook: Codebook, model: str, kept: Exchanges) -> Taken:
    """Takes the answers in `folder` as if a server had given them; they are kept as exchanges.

    Answers are lines of `*.jsonl` (what batch services give, or {"custom_id", "answer"}) and the files in
    `answers/`, whose names end with the name of a request.
    """
    asked = {one.key: one.chat for one in questions(documents(paths, []), codebook, model)}
    useless: list[str] = []
    found: set[str] = set()
    told = instructions(codebook)
    for where, key, answer, at in _answers(folder, useless):
        if key not in asked:
            useless.append(f"{where}: answers no request ({key[:40]})")
            continue
        old = kept.get(key)
        if old is not None and old.answer == answer:
            found.add(key)
            continue
        chat = asked[key]
        size = sum(tokens(one.content) for one in chat)
        made = Exchange(key, model, system_file(told), chat[1].content, answer, at, size, tokens(answer))
        kept.keep(made, told)
        found.add(key)
    return Taken(len(found), len(asked), tuple(useless))


def _answers(folder: Path, useless: list[str]) -> Iterator[tuple[str, str, str, str]]:
    """(where, key, answer, time) of every answer in the folder."""
    for path in sorted(folder.glob("*.jsonl")):
        if path.name != REQUESTS:
            yield from _lines(path, useless)
    inside = folder / ANSWERS
    for path in sorted(inside.iterdir()) if inside.is_dir() else ():
        key = path.stem.rpartition("-")[2]
        try:
            yield path.name, key, _text(path).strip(), _time(path.stat().st_mtime)
        except (OSError, UnicodeDecodeError) as error:
            useless.append(f"{path.name}: cannot be read ({type(error).__name__})")


def _lines(path: Path, useless: list[str]) -> Iterator[tuple[str, str, str, str]]:
    try:
        lines = _text(path).split("\n")
        written = path.stat().st_mtime
    except (OSError, UnicodeDecodeError) as error:
        useless.append(f"{path.name}: cannot be read ({type(error).__name__})")
        return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        try:
            data = json.loads(line)
            key, answer, created = _answer(data)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            useless.append(f"{where}: no answer in a form that is known")
            continue
        yield where, key, answer, _time(created if created is not None else written)


def _answer(data: dict[str, object]) -> tuple[str, str, float | None]:
    key, answer = data["custom_id"], data.get("answer", data.get("content"))
    created: object = None
    if answer is None:
        body = data["response"]["body"]  # type: ignore[index]
        answer, created = body["choices"][0]["message"]["content"], body.get("created")
    if not isinstance(key, str) or not isinstance(answer, str):
        raise TypeError
    known = isinstance(created, int | float) and not isinstance(created, bool) and 0 < created < 1e11
    return key, answer, created if known else None  # type: ignore[return-value]


def _text(path: Path) -> str:
    if path.stat().st_size > _LARGEST:
        raise OSError(f"more than {_LARGEST:,} bytes")
    return path.read_text(encoding="utf-8-sig")


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
