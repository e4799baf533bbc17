"""What lesson 1 says about PyJWT and Python's library."""

import base64
import datetime
import hmac
import json

import jwt

from claim import refused, says
from tokens import KEY, base64url, claims, decode, json_part, respelled, sign


@says("1.1", "Version 2.6 splits at the first dot and at the last one, and its base64 decoder skips the dots in "
      "between. So it can read a text with four parts as a token")
def _():
    text = f"{json_part({'alg': 'HS256'})}.{json_part({'a': 10})}.{json_part({})}"  # payload: 12 letters, no padding
    middle = base64url(b'{"a":10}    ')
    assert len(middle) % 4 == 0
    header = text.split(".", maxsplit=1)[0]
    signed = f"{header}.{middle[:4]}.{middle[4:]}"
    token = f"{signed}.{base64url(hmac.digest(KEY, signed.encode(), 'sha256'))}"
    assert token.count(".") == 3
    assert decode(token) == {"a": 10}


@says("1.1", "this check is inside `jwt.decode`")
def _():
    refused(lambda: decode("h.p"), jwt.DecodeError)


@says("1.2", 'this is `token.split(".")`, which copies each part; a `memoryview` of `bytes` is a view without a '
      "copy, and Python keeps the bytes alive for it")
def _():
    token = b"h.p.s"
    view = memoryview(token)[2:3]
    assert view.obj is token and "h.p.s".split(".") == ["h", "p", "s"]


@says("1.2", '`str.find` returns −1 for "not there"')
def _():
    assert "h".find(".") == -1


@says("1.3", 'this is `base64.urlsafe_b64encode(data).rstrip(b"=")`: the function pads, and a token has no padding. '
      "`base64.b64encode` uses the other alphabet")
def _():
    assert base64.urlsafe_b64encode(b"\xff") == b"_w==" and base64.b64encode(b"\xff") == b"/w=="


@says("1.4", "it ignores the spare bits and skips characters outside the alphabet. PyJWT 2.6 uses it, so one token has "
      "many spellings there")
def _():
    token = sign(claims())
    for other in [*respelled(token), token + "=", f"{token[:-20]}!!!!{token[-20:]}"]:
        assert other != token and decode(other) == decode(token)


@says("1.4", "To be strict, encode the result again and compare the two texts")
def _():
    for text in ("AB", "A!A"):
        assert base64url(base64.urlsafe_b64decode(text + "=" * (-len(text.replace("!", "")) % 4))) != text


@says("1.5", "this is `json.loads`, and PyJWT calls it. It takes the last of two equal names; `object_pairs_hook` "
      "shows you both")
def _():
    header = base64url(b'{"alg":"HS256","alg":"none"}')
    assert jwt.get_unverified_header(f"{header}.e30.") == {"alg": "none"}
    assert json.loads('{"a":1,"a":2}', object_pairs_hook=list) == [("a", 1), ("a", 2)]


@says("1.5", "Deep nesting does not raise a `ValueError`: PyJWT 2.6 lets the `RecursionError` through, and the client "
      "gets a 500")
def _():
    assert not issubclass(RecursionError, ValueError)
    deep = base64url(b"[" * 100_000)
    refused(lambda: decode(f"{deep}.e30."), RecursionError)


@says("1.6", "this is `datetime.fromtimestamp(seconds, tz=timezone.utc)`. Without `tz` it returns local time, and "
      "nothing in the result says so")
def _():
    assert datetime.datetime.fromtimestamp(0).tzinfo is None


@says("1.6", "expect `ValueError`, `OverflowError` and `OSError`")
def _():
    for number, exception in ((10**13, ValueError), (10**20, OverflowError), (10**18, OSError)):
        refused(lambda: datetime.datetime.fromtimestamp(number, tz=datetime.timezone.utc), exception)


@says("1.7", 'this is `jwt.decode(token, options={"verify_signature": False})` for the payload and '
      "`jwt.get_unverified_header(token)` for the header. The first one does not check `exp` either. Both "
      "return a plain `dict`")
def _():
    token = jwt.encode({"exp": 1}, "another", algorithm="HS256")
    assert type(jwt.decode(token, options={"verify_signature": False})) is dict
    assert type(jwt.get_unverified_header(token)) is dict
