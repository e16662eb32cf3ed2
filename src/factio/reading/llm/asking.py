"""The one place that speaks to a server: chat completions in the dialect that all of them know.

Nothing is followed that leads elsewhere, nothing is read without end, and no key goes anywhere but into the
header of a request to the endpoint that the user named.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec

from factio.errors import ModelError
from factio.reading.llm.budget import Budget, tokens
from factio.reading.llm.prompts import Message
from factio.reading.llm.schema import Schema

KEY = "FACTIO_LLM_KEY"
"""The environment variable with the key; there is no other way to give one."""
SEED = 7
LARGEST = 4_000_000  # bytes of an answer with all that is around it
LONGEST_WAIT = 120.0  # seconds that a server may ask to be left alone
_MODES = ("schema", "object", "plain", "bare")
_AGAIN = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
_HIDDEN = "[key]"


class Endpoint(msgspec.Struct, frozen=True):
    """A server and how it is used. Times are seconds; `pause` is the first of the waits that double."""

    url: str
    model: str
    parallel: int = 4
    timeout: float = 120.0
    attempts: int = 5
    pause: float = 1.0


class Answer(msgspec.Struct, frozen=True):
    """What a model said, when (ISO, UTC), and the tokens it took, as told by the server or about."""

    text: str
    at: str
    tokens_in: int
    tokens_out: int


class NotAnswered(Exception):
    """A passage could not be asked about; the message is the reason, for the ledger."""


class Client:
    """Asks one endpoint. Many threads may ask at once."""

    def __init__(self, endpoint: Endpoint, schema: Schema, budget: Budget) -> None:
        """Raises ModelError where the endpoint is no address that can be asked."""
        self.endpoint = endpoint
        self._url = _chat_url(endpoint.url)
        self._schema = schema
        self._budget = budget
        self._key = os.environ.get(KEY, "").strip()
        self._mode = 0
        self._quiet_until = 0.0
        self._failures = 0
        self._lock = Lock()
        self._http = httpx.Client(
            timeout=httpx.Timeout(endpoint.timeout, connect=min(endpoint.timeout, 20.0)),
            follow_redirects=False,
            trust_env=False,  # neither proxies nor passwords from the surroundings
            limits=httpx.Limits(
                max_connections=endpoint.parallel, max_keepalive_connections=endpoint.parallel
            ),
        )

    def close(self) -> None:
        """Lets go of all connections."""
        self._http.close()

    def ask(self, chat: Sequence[Message]) -> Answer:
        """The model's answer. Raises NotAnswered with the reason, ModelError where asking on is of no use."""
        reason = ""
        for attempt in range(self.endpoint.attempts):
            self._wait()
            mode = self._mode
            try:
                status, headers, body = self._send(_request(self.endpoint.model, chat, self._schema, mode))
            except httpx.HTTPError as error:
                reason = f"the server did not answer ({type(error).__name__})"
                self._rest(attempt, None)
                continue
            except _TooMuch:
                raise NotAnswered(
                    f"the answer is longer than {LARGEST:,} bytes, or came too slowly"
                ) from None
            if status == 200:
                answer = self._read(body, chat)
                if answer is not None:
                    self._count(ok=True)
                    return answer
                reason = "the server's answer is no chat completion"
                self._rest(attempt, None)
                continue
            reason = f"the server answered {status}{_told(body, self._key)}"
            if status in (401, 402, 403, 404):
                raise ModelError(
                    f"{self._where()}: {reason}; check --endpoint, --model and the variable {KEY}"
                )
            if status in (400, 415, 422, 501) and mode < len(_MODES) - 1:
                with self._lock:
                    self._mode = max(self._mode, mode + 1)
                continue
            if status not in _AGAIN:
                break
            self._rest(attempt, headers.get("retry-after"))
        self._count(ok=False)
        raise NotAnswered(reason)

    def _count(self, *, ok: bool) -> None:
        with self._lock:
            self._failures = 0 if ok else self._failures + 1
            if self._failures > 20:
                raise ModelError(
                    f"{self._where()}: 20 passages in a row were not answered; asking was stopped"
                )

    def _where(self) -> str:
        return f"{urlsplit(self._url).scheme}://{urlsplit(self._url).netloc}"

    def _wait(self) -> None:
        with self._lock:
            left = self._quiet_until - time.monotonic()
        if left > 0:
            time.sleep(left)

    def _rest(self, attempt: int, wanted: str | None) -> None:
        """Leaves the server alone: as long as it asks for, else twice as long each time."""
        if attempt + 1 >= self.endpoint.attempts:
            return
        asked = _seconds(wanted)
        if asked is not None:
            with self._lock:
                self._quiet_until = max(self._quiet_until, time.monotonic() + min(asked, LONGEST_WAIT))
            return
        wait = self.endpoint.pause * 2**attempt
        time.sleep(min(wait + random.uniform(0, wait / 4), LONGEST_WAIT))

    def _send(self, request: Mapping[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
        headers = {"accept": "application/json", "accept-encoding": "identity"}
        if self._key:
            headers["authorization"] = f"Bearer {self._key}"
        latest = time.monotonic() + 2 * self.endpoint.timeout
        body = bytearray()
        with self._http.stream("POST", self._url, json=request, headers=headers) as response:
            for part in response.iter_bytes():
                body += part
                if len(body) > LARGEST or time.monotonic() > latest:
                    raise _TooMuch
            return response.status_code, response.headers, bytes(body)

    def _read(self, body: bytes, chat: Sequence[Message]) -> Answer | None:
        try:
            data = json.loads(body.decode("utf-8"))
            text = data["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError):
            return None
        if text is None:
            text = ""
        if not isinstance(text, str):
            return None
        if self._key:
            text = text.replace(self._key, _HIDDEN)
        usage = data.get("usage") if isinstance(data.get("usage"), dict) else {}
        return Answer(
            text,
            datetime.now(UTC).isoformat(timespec="seconds"),
            _whole(usage.get("prompt_tokens"), sum(tokens(one.content) for one in chat)),
            _whole(usage.get("completion_tokens"), tokens(text)),
        )


class _TooMuch(Exception):
    pass


def _request(model: str, chat: Sequence[Message], schema: Schema, mode: int) -> dict[str, Any]:
    request: dict[str, Any] = request_body(model, chat)
    if _MODES[mode] == "bare":
        return {"model": request["model"], "messages": request["messages"]}
    if _MODES[mode] == "schema":
        form = {"name": "claims", "strict": True, "schema": schema}
        request["response_format"] = {"type": "json_schema", "json_schema": form}
    elif _MODES[mode] == "object":
        request["response_format"] = {"type": "json_object"}
    return request


def request_body(model: str, chat: Sequence[Message]) -> dict[str, Any]:
    """The request as any server takes it; the form of the answer is told by its words alone."""
    told = [{"role": one.role, "content": one.content} for one in chat]
    return {"model": model, "messages": told, "temperature": 0, "seed": SEED}


def _chat_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        wrong = parts.scheme not in ("http", "https") or not parts.hostname
    except ValueError:
        wrong = True
    if wrong:
        raise ModelError(
            f"--endpoint {url[:80]!r}: no address of a server; write it as http://localhost:11434/v1"
        )
    if parts.username or parts.password:
        raise ModelError(
            f"--endpoint: no name or password in the address; the key goes into the variable {KEY}"
        )
    bare = url.rstrip("/")
    return bare if bare.endswith("/chat/completions") else f"{bare}/chat/completions"


def _seconds(wanted: str | None) -> float | None:
    """How long a Retry-After asks to wait, in seconds; None where it says nothing that can be understood."""
    if wanted is None:
        return None
    try:
        return max(0.0, float(wanted)) if float(wanted) < 1e9 else None
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(wanted) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _told(body: bytes, key: str) -> str:
    """The server's own words on what went wrong, on one line; "" where they are no plain message."""
    try:
        error = json.loads(body[:20_000].decode("utf-8")).get("error")
        words = error.get("message") if isinstance(error, dict) else error
    except (ValueError, AttributeError, RecursionError):
        return ""
    if not isinstance(words, str):
        return ""
    if key:
        words = words.replace(key, _HIDDEN)
    return f": {' '.join(words.split())[:160]}"


def _whole(told: object, otherwise: int) -> int:
    return told if isinstance(told, int) and not isinstance(told, bool) and 0 <= told < 10**9 else otherwise
