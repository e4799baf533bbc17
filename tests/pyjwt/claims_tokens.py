"""What lessons 1 to 3 say about PyJWT and Python's library."""

import base64
import datetime
import hashlib
import hmac
import inspect
import json
import math
import secrets
import time

import fastapi
import jwt

from claim import refused, says
from tokens import (KEY, UNVERIFIED, base64url, claims, decode, json_part, looks_at_crit, respelled, sign, version)
from world import ask


@says("1.1", "Version 2.6 splits at the first dot and at the last one, and its base64 decoder skips the dots between them. "
             "So it can read a text of four parts as a token")
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


@says("1.2", "this is `token.split(\".\")`, which copies each part; a `memoryview` of `bytes` is a view without a copy, and "
             "Python keeps the bytes alive for it")
def _():
    token = b"h.p.s"
    view = memoryview(token)[2:3]
    assert view.obj is token and "h.p.s".split(".") == ["h", "p", "s"]


@says("1.2", "`str.find` answers −1 for \"not there\"")
def _():
    assert "h".find(".") == -1


@says("1.3", "this is `base64.urlsafe_b64encode(data).rstrip(b\"=\")`: the function pads, and a token has no padding. "
             "`base64.b64encode` uses the other alphabet")
def _():
    assert base64.urlsafe_b64encode(b"\xff") == b"_w==" and base64.b64encode(b"\xff") == b"/w=="


@says("1.4", "it ignores the spare bits and skips foreign letters. PyJWT 2.6 uses it, so one token has many spellings there")
def _():
    token = sign(claims())
    for other in [*respelled(token), token + "=", f"{token[:-20]}!!!!{token[-20:]}"]:
        assert other != token and decode(other) == decode(token)


@says("1.4", "To be strict, encode the result again and compare the two texts")
def _():
    for text in ("AB", "A!A"):
        assert base64url(base64.urlsafe_b64decode(text + "=" * (-len(text.replace("!", "")) % 4))) != text


@says("1.5", "this is `json.loads`, and PyJWT calls it. It takes the last of two equal names; `object_pairs_hook` shows you both")
def _():
    header = base64url(b'{"alg":"HS256","alg":"none"}')
    assert jwt.get_unverified_header(f"{header}.e30.") == {"alg": "none"}
    assert json.loads('{"a":1,"a":2}', object_pairs_hook=list) == [("a", 1), ("a", 2)]


@says("1.5", "Deep nesting is not a `ValueError`: PyJWT 2.6 lets the `RecursionError` through, and the client gets a 500")
def _():
    assert not issubclass(RecursionError, ValueError)
    deep = base64url(b"[" * 100_000)
    refused(lambda: decode(f"{deep}.e30."), RecursionError)


@says("1.6", "this is `datetime.fromtimestamp(seconds, tz=timezone.utc)`. Without `tz` it gives local time that does not say so")
def _():
    assert datetime.datetime.fromtimestamp(0).tzinfo is None


@says("1.6", "expect `ValueError`, `OverflowError` and `OSError`")
def _():
    for number, exception in ((10**13, ValueError), (10**20, OverflowError), (10**18, OSError)):
        refused(lambda: datetime.datetime.fromtimestamp(number, tz=datetime.timezone.utc), exception)


@says("1.7", "this is `jwt.decode(token, options={\"verify_signature\": False})` for the payload and "
             "`jwt.get_unverified_header(token)` for the header. The first one does not look at `exp` either. "
             "Both answer with a plain `dict`")
def _():
    token = jwt.encode({"exp": 1}, "another", algorithm="HS256")
    assert type(jwt.decode(token, options={"verify_signature": False})) is dict
    assert type(jwt.get_unverified_header(token)) is dict


@says("2.1", "`jwt.encode` writes a `datetime` in `exp`, `nbf` or `iat` as a NumericDate")
def _():
    date = datetime.datetime(2023, 11, 14, 22, 13, 20, tzinfo=datetime.timezone.utc)
    payload = {"exp": date, "nbf": date, "iat": date}
    assert set(jwt.decode(sign(payload), options=UNVERIFIED).values()) == {1700000000}
    refused(lambda: sign({"auth_time": date}), TypeError)


@says("2.1", "It takes a `datetime` without a time zone for UTC, so `datetime.now()` is wrong by your offset from UTC. "
             "Write `datetime.now(timezone.utc)`")
def _():
    assert datetime.datetime.now().tzinfo is None
    now = jwt.decode(sign({"iat": datetime.datetime.now(datetime.timezone.utc)}), options=UNVERIFIED)["iat"]
    assert abs(now - time.time()) < 5


@says("2.2", "this is `headers=` of `jwt.encode`. An `alg` in there wins over the argument `algorithm`")
def _():
    token = jwt.encode({}, KEY, algorithm="HS256", headers={"alg": "HS512"})
    assert jwt.decode(token, KEY, algorithms=["HS512"]) == {}


@says("2.3", "this is `hmac.new(key, message, hashlib.sha256).digest()`. A `str` as key is a `TypeError`, but an empty key is "
             "accepted. `hexdigest()` is 64 letters of text")
def _():
    assert len(hmac.new(b"", b"message", hashlib.sha256).digest()) == 32
    assert len(hmac.new(KEY, b"message", hashlib.sha256).hexdigest()) == 64


@says("2.4", "`jwt.encode` takes a `dict` and writes the JSON itself, without blanks. To sign bytes as they are, call "
             "`jwt.PyJWS().encode`; it still writes the header for you")
def _():
    refused(lambda: sign('{"a":1}'), TypeError)
    assert sign({"a": 1, "b": 2}).split(".")[1] == base64url(b'{"a":1,"b":2}')
    assert "header" not in inspect.signature(jwt.PyJWS().encode).parameters


@says("2.5", "`jwt.encode` signs the `dict` that it gets, `NaN` included")
def _():
    assert math.isnan(decode(sign({"limit": float("nan")}))["limit"])


@says("2.6", "2.6 any `str` or `bytes` is a key for HS256, and the empty one is, too. Versions from 2.11 on warn about a short "
             "key (`InsecureKeyLengthWarning`), and sign with it. Make a key with `secrets.token_bytes(32)`")
def _():
    for key in ("a", b"a"):
        assert decode(jwt.encode({}, key, algorithm="HS256"), key=key) == {}
    assert hasattr(jwt, "InsecureKeyLengthWarning") or version() < (2, 11)
    assert len(secrets.token_bytes(32)) == 32


@says("2.7", "The check is `hashlib.scrypt` in Python; at the cost used here it needs `maxmem`")
def _():
    refused(lambda: hashlib.scrypt(b"pw", salt=bytes(16), n=2**17, r=8, p=1), ValueError)


@says("3.1", "this is `hmac.compare_digest`, which PyJWT uses. It answers `False` when the lengths differ. Give it `bytes`: a "
             "`str` with a letter outside ASCII, which any client can send, is a `TypeError`")
def _():
    assert "hmac.compare_digest" in inspect.getsource(jwt.algorithms.HMACAlgorithm.verify)
    assert not hmac.compare_digest(b"a", b"ab")


@says("3.2", "this is `algorithms=[\"HS256\"]`, which must be given. Never take it from the header of the token. A list does "
             "not tie an algorithm to a key")
def _():
    text = "a key that serves two algorithms, and they are both in the list!"
    for algorithm in ("HS256", "HS512"):
        jwt.decode(jwt.encode({}, text, algorithm=algorithm), text, algorithms=["HS256", "HS512"])


@says("3.2", "PyJWT ignores `crit` before 2.12, unless your system has patched it")
def _():
    token = sign({}, headers={"crit": ["unknown"], "unknown": 1})
    if looks_at_crit():
        refused(lambda: decode(token), jwt.InvalidTokenError)
    else:
        assert version() < (2, 12) and decode(token) == {}


@says("3.3", "`jwt.decode` verifies the bytes that came in, too, and raises `InvalidSignatureError`. But version 2.6 ignores "
             "the two spare bits: four spellings of one signature are accepted")
def _():
    header, _, signature = sign({"exp": 9999999999}).split(".")
    refused(lambda: decode(f"{header}.{base64url(b'{ }')}.{signature}"), jwt.InvalidSignatureError)
    token = sign({})
    assert len({token, *respelled(token)}) == 4
    assert all(decode(other) == {} for other in respelled(token))


@says("3.4", "`exp` is optional unless you write `options={\"require\": [\"exp\"]}`. Too late is `ExpiredSignatureError`, too "
             "early `ImmatureSignatureError`, for `nbf` and for `iat`")
def _():
    refused(lambda: decode(sign({}), options={"require": ["exp"]}), jwt.MissingRequiredClaimError)
    refused(lambda: decode(sign({"exp": int(time.time())})), jwt.ExpiredSignatureError)
    for name in ("nbf", "iat"):
        refused(lambda: decode(sign({name: int(time.time()) + 60})), jwt.ImmatureSignatureError)


@says("3.4", "Version 2.6 takes the text `\"123\"` for a date, and raises a `TypeError` for `null`")
def _():
    refused(lambda: decode(sign({"exp": "123"})), jwt.ExpiredSignatureError)
    assert decode(sign({"exp": "9999999999"})) == {"exp": "9999999999"}
    refused(lambda: decode(sign({"exp": None})), TypeError)


@says("3.5", "these are `audience=` and `issuer=`. A token with `aud` is refused if you name no audience, as here. One with "
             "`iss` is accepted if you name no issuer")
def _():
    token = sign({"iss": "https://login.example", "aud": ["taskboard", "wiki"]})
    decode(token, audience="wiki", issuer="https://login.example")
    decode(token, audience=["wiki", "other"])
    refused(lambda: decode(token), jwt.InvalidAudienceError)
    refused(lambda: decode(token, audience="wik"), jwt.InvalidAudienceError)
    refused(lambda: decode(token, audience="wiki", issuer="https://login.example.org"), jwt.InvalidIssuerError)
    refused(lambda: decode(token, audience="wiki", issuer="login.example"), jwt.InvalidIssuerError)


@says("3.6", "all of this is `jwt.decode`, with the signature before the claims, as here. A refusal is an exception: catch "
             "`jwt.InvalidTokenError`. It does not cover `InvalidKeyError`, nor a `RecursionError` of the header")
def _():
    for name in ("DecodeError", "ExpiredSignatureError", "ImmatureSignatureError", "InvalidAlgorithmError",
                 "InvalidAudienceError", "InvalidIssuerError", "InvalidSignatureError", "MissingRequiredClaimError"):
        assert issubclass(getattr(jwt, name), jwt.InvalidTokenError)
    assert not issubclass(RecursionError, jwt.InvalidTokenError)


@says("3.7", "this is `HTTPException(401, \"Could not validate credentials\", headers={\"WWW-Authenticate\": \"Bearer\"})`")
def _():
    app = fastapi.FastAPI()

    @app.get("/")
    def read():
        raise fastapi.HTTPException(401, "Could not validate credentials", headers={"WWW-Authenticate": "Bearer"})

    status, headers, body = ask(app, "/")
    assert (status, headers["www-authenticate"], body) == (401, "Bearer", {"detail": "Could not validate credentials"})


@says("3.7", "`str(error)` is for the log: PyJWT's sentences name the reason")
def _():
    try:
        decode(sign({"exp": 1}))
    except jwt.InvalidTokenError as error:
        assert str(error) == "Signature has expired"


@says("3.8", "the policy comes with each call of `jwt.decode`: ten calls are ten places to forget `audience=`")
def _():
    assert "audience" in inspect.signature(jwt.decode).parameters
