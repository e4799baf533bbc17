"""What lessons 5 and 6 say about PyJWT, FastAPI and Python's library."""

import asyncio
import hashlib
import hmac
import io
import logging
import os
import random
import secrets
import sqlite3
import tempfile
import threading
import time
from datetime import datetime, timedelta, timezone

import fastapi
import jwt
import pydantic
from dotenv import dotenv_values

from claim import refused, says
from tokens import KEY, claims, decode, sign
from world import BaseSettings, ask


@says("5.1", "this is `secrets.token_urlsafe(32)`, and `hashlib.sha256(text.encode()).hexdigest()` for the database. Do not use "
             "`random`: it is the Mersenne Twister as well")
def _():
    assert len(hashlib.sha256(secrets.token_urlsafe(32).encode()).hexdigest()) == 64
    assert len(random.Random(1).getstate()[1]) == 625  # the 624 numbers of MT19937, and a position


@says("5.2", "`headers={\"typ\": \"at+jwt\"}` writes the kind of a token, and `jwt.decode` does not look at it. Ask "
             "`jwt.PyJWT().decode_complete`: it gives you the header that it has verified together with the payload")
def _():
    token = sign(claims(), headers={"typ": "reset+jwt"})
    assert decode(token)["sub"] == "alice"
    assert jwt.PyJWT().decode_complete(token, KEY, algorithms=["HS256"])["header"]["typ"] == "reset+jwt"
    refused(lambda: jwt.PyJWT().decode_complete(token, b"another", algorithms=["HS256"]), jwt.InvalidSignatureError)


def first_statement(**arguments):
    """What the module sqlite3 runs before an UPDATE."""
    ran = []
    database = sqlite3.connect(":memory:", **arguments)
    database.execute("CREATE TABLE tokens (used)")
    database.set_trace_callback(ran.append)
    database.execute("UPDATE tokens SET used = 1")
    return ran[0].strip()


@says("5.3", "the number of changed rows is `cursor.rowcount`, and 1 means that you have spent it. The module `sqlite3` begins "
             "with a plain `BEGIN`; `sqlite3.connect(path, isolation_level=\"IMMEDIATE\")` waits for its turn first")
def _():
    assert first_statement() == "BEGIN"
    assert first_statement(isolation_level="IMMEDIATE") == "BEGIN IMMEDIATE"


@says("5.4", "an exception rolls a transaction back. If you raise inside `with db:`, the session that you have just ended is "
             "open again. Leave the block first, then raise")
def _():
    database = sqlite3.connect(":memory:")
    database.executescript("CREATE TABLE sessions AS SELECT NULL AS ended_at")
    with database:
        database.execute("UPDATE sessions SET ended_at = 1")
    database.rollback()
    assert database.execute("SELECT ended_at FROM sessions").fetchone() == (1,)


@says("5.5", "a limit is a `timedelta`. Its `seconds` are only what is left over after the days: use `total_seconds()`. To "
             "subtract a `datetime` with a time zone from one without is a `TypeError`")
def _():
    assert timedelta(days=1, seconds=5).seconds == 5
    refused(lambda: datetime(2026, 1, 1) - datetime.now(timezone.utc), TypeError)


@says("5.6", "`jwt.decode` accepts a token until its `exp`. Look up `iss` and `jti` after it, in `get_current_user`. Require "
             "`jti`, or a token without one is on no list")
def _():
    token = sign(claims())
    assert decode(token) == decode(token)
    refused(lambda: decode(token, options={"require": ["exp", "jti"]}), jwt.MissingRequiredClaimError)


@says("5.7", "the lock is a `threading.Lock`, or an `asyncio.Lock` if your client uses `await`. A `threading.Lock` that is held "
             "during an `await` can stop the whole event loop")
def _():
    lock, seen = threading.Lock(), []

    async def holder():
        with lock:
            await asyncio.sleep(0.01)  # the loop runs the other one, which cannot get the lock

    async def other():
        seen.append(lock.acquire(timeout=0.05))  # blocks the loop: the holder cannot go on meanwhile

    async def both():
        await asyncio.gather(holder(), other())

    asyncio.run(both())
    assert seen == [False]


def read_env(text):
    return dict(dotenv_values(stream=io.StringIO(text)))


@says("6.1", "this is `dotenv_values` of python-dotenv, which pydantic's `env_file` uses. It is more generous: the last of two "
             "equal names wins, `${NAME}` is replaced, and a bad line is only a warning. A `#` inside a word is kept")
def _():
    assert read_env("KEY=a#b # c") == {"KEY": "a#b"}
    logging.disable(logging.WARNING)
    assert read_env("this is bad\nKEY=a") == {"KEY": "a"}
    logging.disable(logging.NOTSET)


@says("6.2", "settings are a `BaseSettings` of pydantic. The environment wins over `env_file`, also with an empty value. A field "
             "without a default must be set")
def _():
    class Settings(BaseSettings):
        course_secret: str

    with tempfile.NamedTemporaryFile("w", suffix=".env") as file:
        file.write("COURSE_SECRET=of-the-file\n")
        file.flush()
        assert Settings(_env_file=file.name).course_secret == "of-the-file"
        for value in ("of-the-environment", ""):
            os.environ["COURSE_SECRET"] = value
            assert Settings(_env_file=file.name).course_secret == value
        del os.environ["COURSE_SECRET"]
    refused(Settings, pydantic.ValidationError)


@says("6.3", "this is pydantic's `SecretStr`. It prints `**********`, but its `==` is an ordinary comparison, and "
             "`get_secret_value()` gives a `str`, which nobody can overwrite. Compare with `hmac.compare_digest`")
def _():
    secret = pydantic.SecretStr("tweedledum")
    assert f"{secret}" == "**********" and "tweedledum" not in repr(secret)
    assert hmac.compare_digest(secret.get_secret_value(), "tweedledum")
    assert secret == pydantic.SecretStr("tweedledum")


@says("6.4", "this is `leeway=`, in seconds or as a `timedelta`. It takes any number, so the limit is yours to set")
def _():
    token = sign({"exp": int(time.time()) - 86400})
    decode(token, leeway=10**6)
    decode(token, leeway=timedelta(days=2))
    refused(lambda: decode(token, leeway=3600), jwt.ExpiredSignatureError)


@says("6.5", "typed claims are a `BaseModel`: `Claims(**payload)`. By default pydantic makes a number of the text `\"7\"`; "
             "`StrictInt` does not. `payload.get(\"exp\", 0)` is the `value_or(0)` of this exercise")
def _():
    class Claims(pydantic.BaseModel):
        sub: str
        exp: pydantic.StrictInt

    assert Claims(**decode(sign({"sub": "7", "exp": 9999999999, "admin": True}))).sub == "7"
    refused(lambda: Claims(sub="7", exp="7"), pydantic.ValidationError)
    assert {}.get("exp", 0) == 0


@says("6.6", "`jwt.encode` signs what it gets, and a `response_model` filters answers, not tokens")
def _():
    assert decode(sign({"password": "looking-glass"})) == {"password": "looking-glass"}


@says("6.7", "the stranger's text is `jwt.get_unverified_header(token).get(\"kid\")`. Look it up in a `dict` of keys, and refuse "
             "the token when nothing is found: `jwt.decode` with `None` as key is a `TypeError`")
def _():
    assert jwt.get_unverified_header(sign({}, headers={"kid": "../../dev/null"})).get("kid") == "../../dev/null"
    assert jwt.get_unverified_header(sign({})).get("kid") is None
    assert decode(sign({}, headers={"kid": "another"})) == {}


@says("6.8", "`HTTPException(429, headers={\"Retry-After\": \"60\"})` is the answer, and `time.monotonic()` the clock")
def _():
    app = fastapi.FastAPI()

    @app.get("/")
    def read():
        raise fastapi.HTTPException(429, headers={"Retry-After": "60"})

    status, headers, body = ask(app, "/")
    assert (status, headers["retry-after"], body) == (429, "60", {"detail": "Too Many Requests"})
    assert time.monotonic() <= time.monotonic()


@says("6.8", "nothing counts attempts")
def _():
    app = fastapi.FastAPI()
    app.get("/")(lambda: None)
    assert {ask(app, "/")[0] for _ in range(30)} == {200}
