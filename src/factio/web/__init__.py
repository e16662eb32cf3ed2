"""The record as pages: server-rendered, readable without JavaScript, on a phone and in print."""

from factio.web.application import application

__all__ = ["application"]
