"""A server of pages and a real browser for the tests: Debian's Chromium, where it is installed."""

import os
import shutil
import socket
import threading
import time
from contextlib import contextmanager

import uvicorn

CHROMIUM = os.environ.get("FACTIO_CHROMIUM") or shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
]
PHONE = {"width": 360, "height": 740}


@contextmanager
def served(app):
    """The address at which an application answers meanwhile."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def browser():
    """A browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield one
        one.close()


@contextmanager
def opener(chromium, address):
    """Opens pages in browsers of their own; nothing is asked of any other place, and nothing complained."""
    contexts, asked, said = [], [], []

    def open_page(path="/", **how):
        context = chromium.new_context(base_url=address, **how)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path if address.startswith("http") else f"{address}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert all(url.startswith(address) for url in asked), asked
    assert not said
