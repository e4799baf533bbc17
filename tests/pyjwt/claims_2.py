"""What lesson 2 says about PyJWT and Python's library."""

import datetime
import hashlib
import hmac
import inspect
import math
import secrets
import time

import jwt

from claim import refused, says
from tokens import KEY, UNVERIFIED, base64url, decode, sign, version


@says("2.1", "`jwt.encode` writes a `datetime` in `exp`, `nbf` or `iat` as a NumericDate")
def _():
    date = datetime.datetime(2023, 11, 14, 22, 13, 20, tzinfo=datetime.timezone.utc)
    payload = {"exp": date, "nbf": date, "iat": date}
    assert set(jwt.decode(sign(payload), options=UNVERIFIED).values()) == {1700000000}
    refused(lambda: sign({"auth_time": date}), TypeError)


@says("2.1", "It treats a `datetime` without a time zone as UTC, so `datetime.now()` is wrong by your offset from "
      "UTC. Write `datetime.now(timezone.utc)`")
def _():
    assert datetime.datetime.now().tzinfo is None
    now = jwt.decode(sign({"iat": datetime.datetime.now(datetime.timezone.utc)}), options=UNVERIFIED)["iat"]
    assert abs(now - time.time()) < 5


@says("2.2", "this is `headers=` of `jwt.encode`. An `alg` in there overrides the argument `algorithm`")
def _():
    token = jwt.encode({}, KEY, algorithm="HS256", headers={"alg": "HS512"})
    assert jwt.decode(token, KEY, algorithms=["HS512"]) == {}


@says("2.3", "this is `hmac.new(key, message, hashlib.sha256).digest()`. A `str` as key is a `TypeError`, but an "
      "empty key is accepted. `hexdigest()` is 64 characters of text")
def _():
    assert len(hmac.new(b"", b"message", hashlib.sha256).digest()) == 32
    assert len(hmac.new(KEY, b"message", hashlib.sha256).hexdigest()) == 64


@says("2.4", "`jwt.encode` takes a `dict` and writes the JSON itself, without blanks. To sign bytes as they are, "
      "call `jwt.PyJWS().encode`; it still writes the header for you")
def _():
    refused(lambda: sign('{"a":1}'), TypeError)
    assert sign({"a": 1, "b": 2}).split(".")[1] == base64url(b'{"a":1,"b":2}')
    assert "header" not in inspect.signature(jwt.PyJWS().encode).parameters


@says("2.5", "`jwt.encode` signs the `dict` that it gets, `NaN` included")
def _():
    assert math.isnan(decode(sign({"limit": float("nan")}))["limit"])


@says("2.6", "2.6 any `str` or `bytes` is a key for HS256, even an empty one. Versions from 2.11 on warn about a "
      "short key (`InsecureKeyLengthWarning`), but sign with it. Make a key with "
      "`secrets.token_bytes(32)`")
def _():
    for key in ("a", b"a"):
        assert decode(jwt.encode({}, key, algorithm="HS256"), key=key) == {}
    assert hasattr(jwt, "InsecureKeyLengthWarning") or version() < (2, 11)
    assert len(secrets.token_bytes(32)) == 32


@says("2.7", "The check is `hashlib.scrypt` in Python; at the cost used here it needs `maxmem`")
def _():
    refused(lambda: hashlib.scrypt(b"pw", salt=bytes(16), n=2**17, r=8, p=1), ValueError)
