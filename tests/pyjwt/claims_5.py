"""What lesson 5 says about PyJWT, FastAPI and Python's library."""

import asyncio
import hashlib
import random
import secrets
import sqlite3
import threading
from datetime import datetime, timedelta, timezone

import jwt

from claim import refused, says
from tokens import KEY, claims, decode, sign


@says("5.1", "this is `secrets.token_urlsafe(32)`, and `hashlib.sha256(text.encode()).hexdigest()` for the database. "
      "Do not use `random`: it is the Mersenne Twister as well")
def _():
    assert len(hashlib.sha256(secrets.token_urlsafe(32).encode()).hexdigest()) == 64
    assert len(random.Random(1).getstate()[1]) == 625  # the 624 numbers of MT19937, and a position


@says("5.2", '`headers={"typ": "at+jwt"}` writes the kind of a token, and `jwt.decode` does not look at it. Ask '
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


@says("5.3", "the number of changed rows is `cursor.rowcount`, and 1 means that you have spent it. The module "
      '`sqlite3` begins with a plain `BEGIN`; `sqlite3.connect(path, isolation_level="IMMEDIATE")` waits for '
      "its turn first")
def _():
    assert first_statement() == "BEGIN"
    assert first_statement(isolation_level="IMMEDIATE") == "BEGIN IMMEDIATE"


@says("5.4", "an exception rolls a transaction back. If you raise inside `with db:`, the session that you have just "
      "ended is open again. Leave the block first, then raise")
def _():
    database = sqlite3.connect(":memory:")
    database.executescript("CREATE TABLE sessions AS SELECT NULL AS ended_at")
    with database:
        database.execute("UPDATE sessions SET ended_at = 1")
    database.rollback()
    assert database.execute("SELECT ended_at FROM sessions").fetchone() == (1,)


@says("5.5", "a limit is a `timedelta`. Its `seconds` are only what is left over after the days: use "
      "`total_seconds()`. To subtract a `datetime` with a time zone from one without is a `TypeError`")
def _():
    assert timedelta(days=1, seconds=5).seconds == 5
    refused(lambda: datetime(2026, 1, 1) - datetime.now(timezone.utc), TypeError)


@says("5.6", "`jwt.decode` accepts a token until its `exp`. Look up `iss` and `jti` after it, in `get_current_user`. "
      "Require `jti`, or a token without one is on no list")
def _():
    token = sign(claims())
    assert decode(token) == decode(token)
    refused(lambda: decode(token, options={"require": ["exp", "jti"]}), jwt.MissingRequiredClaimError)


@says("5.7", "the lock is a `threading.Lock`, or an `asyncio.Lock` if your client uses `await`. A `threading.Lock` "
      "that is held during an `await` can stop the whole event loop")
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
