"""A real HTTP server that plays a script: an answer for a passage, or something that goes wrong."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LINE = "=" * 12


def passage_of(request):
    """The passage that a request asks about."""
    return request["messages"][1]["content"].split(LINE)[1].strip("\n")


def completion(text, tokens=(100, 20)):
    return json.dumps(
        {
            "choices": [{"message": {"role": "assistant", "content": text}}],
            "usage": {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]},
        }
    ).encode()


class Server:
    """`answers` maps a passage to a list of claims or a text; `plan` maps the nth request (from 1), or a
    passage, to a fault: a function that gets the handler and does what it likes."""

    def __init__(self):
        self.answers = {}
        self.plan = {}
        self.otherwise = '{"claims": []}'
        self.asked = Counter()
        self.requests = []
        self.headers = []
        self.in_flight = self.most_in_flight = 0
        self.delay = 0.0
        self.keep_requests = True
        self._lock = threading.Lock()

    def __enter__(self):
        script = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = -1

            def do_POST(self):
                script.serve(self)

            def log_message(self, *_):
                pass

        class Many(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, *_):
                pass  # clients that go away are part of the play

        self._http = Many(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}/v1"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._http.shutdown()
        self._http.server_close()

    def serve(self, handler):
        with self._lock:
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            self._serve(handler)
        finally:
            with self._lock:
                self.in_flight -= 1

    def _serve(self, handler):
        body = handler.rfile.read(int(handler.headers["content-length"]))
        request = json.loads(body)
        passage = passage_of(request)
        with self._lock:
            self.asked[passage] += 1
            number = sum(self.asked.values())
            if self.keep_requests:
                self.requests.append(request)
                self.headers.append(dict(handler.headers))
            fault = self.plan.get(number) or self.plan.get(passage)
            if isinstance(fault, list):
                fault = fault.pop(0) if fault else None
        if self.delay:
            time.sleep(self.delay)
        if fault is not None:
            fault(handler)
            return
        answer = self.answers.get(passage, self.otherwise)
        if not isinstance(answer, str):
            answer = json.dumps({"claims": answer}, ensure_ascii=False)
        send(handler, 200, completion(answer))


def send(handler, status, body, headers=()):
    handler.send_response(status)
    handler.send_header("content-length", str(len(body)))
    for name, value in headers:
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)
    handler.wfile.flush()


# What can go wrong.
def status(code, body=b'{"error": {"message": "not now"}}', headers=()):
    return lambda handler: send(handler, code, body, headers)


def text(words):
    return lambda handler: send(handler, 200, completion(words))


def raw(body):
    return lambda handler: send(handler, 200, body)


def hang(handler):
    time.sleep(3)
    handler.close_connection = True


def cut(handler):
    handler.send_response(200)
    handler.send_header("content-length", "100000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [{"mess')
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def megabytes(handler):
    handler.send_response(200)
    handler.send_header("content-length", str(50_000_000))
    handler.end_headers()
    try:
        for _ in range(50):
            handler.wfile.write(b"x" * 1_000_000)
    except OSError:
        pass
    handler.close_connection = True
