"""What the snippets find there: the names of docs/pyjwt.md's first snippet, and these."""

import asyncio
import json
import sys
import types

import fastapi
import fastapi.security
import fastapi.security.utils
import jwt
import pydantic

try:
    from pydantic_settings import BaseSettings
except ModuleNotFoundError:  # pydantic 1 has it in its own module.
    from pydantic import BaseSettings
    sys.modules["pydantic_settings"] = types.SimpleNamespace(BaseSettings=BaseSettings)


class User(pydantic.BaseModel):
    name: str
    role: str = "member"


def get_current_user():
    return User(name="alice")


def names(first_snippet):
    """A fresh set of names for a snippet."""
    known = {"User": User, "get_current_user": get_current_user}
    exec(first_snippet, known)
    return known


def is_python(span, known):
    """Whether inline code speaks of something that Python, PyJWT or FastAPI has."""
    root = span.split("(")[0].split("[")[0].split("=")[0].split(".")[0].strip()
    if "::" in span or not root.isidentifier():
        return False
    return root in known or hasattr(jwt, root) or hasattr(fastapi, root) or hasattr(fastapi.security, root)


def ask(app, path, headers=(), method="GET", body=b"", query=b""):
    """What a FastAPI application answers: status, headers, JSON. Headers are pairs of texts."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "path": path,
             "raw_path": path.encode(), "root_path": "", "scheme": "http", "query_string": query,
             "headers": [(name.lower().encode(), value.encode()) for name, value in headers],
             "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80)}
    asyncio.run(app(scope, receive, send))
    start = next(message for message in sent if message["type"] == "http.response.start")
    text = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    answered = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], answered, json.loads(text or b"null")
