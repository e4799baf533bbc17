"""What lesson 3 says about PyJWT, FastAPI and Python's library."""

import hmac
import inspect
import time

import fastapi
import jwt

from claim import refused, says
from tokens import KEY, base64url, decode, looks_at_crit, respelled, sign, version
from world import ask


@says("3.1", "this is `hmac.compare_digest`, which PyJWT uses. It answers `False` when the lengths differ. Give it "
      "`bytes`: a `str` with a letter outside ASCII, which any client can send, is a `TypeError`")
def _():
    assert "hmac.compare_digest" in inspect.getsource(jwt.algorithms.HMACAlgorithm.verify)
    assert not hmac.compare_digest(b"a", b"ab")


@says("3.2", 'this is `algorithms=["HS256"]`, which must be given. Never take it from the header of the token. A '
      "list does not tie an algorithm to a key")
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


@says("3.3", "`jwt.decode` verifies the bytes that came in, too, and raises `InvalidSignatureError`. But version 2.6 "
      "ignores the two spare bits: four spellings of one signature are accepted")
def _():
    header, _, signature = sign({"exp": 9999999999}).split(".")
    refused(lambda: decode(f"{header}.{base64url(b'{ }')}.{signature}"), jwt.InvalidSignatureError)
    token = sign({})
    assert len({token, *respelled(token)}) == 4
    assert all(decode(other) == {} for other in respelled(token))


@says("3.4", '`exp` is optional unless you write `options={"require": ["exp"]}`. Too late is '
      "`ExpiredSignatureError`, too early `ImmatureSignatureError`, for `nbf` and for `iat`")
def _():
    refused(lambda: decode(sign({}), options={"require": ["exp"]}), jwt.MissingRequiredClaimError)
    refused(lambda: decode(sign({"exp": int(time.time())})), jwt.ExpiredSignatureError)
    for name in ("nbf", "iat"):
        refused(lambda: decode(sign({name: int(time.time()) + 60})), jwt.ImmatureSignatureError)


@says("3.4", 'Version 2.6 takes the text `"123"` for a date, and raises a `TypeError` for `null`')
def _():
    refused(lambda: decode(sign({"exp": "123"})), jwt.ExpiredSignatureError)
    assert decode(sign({"exp": "9999999999"})) == {"exp": "9999999999"}
    refused(lambda: decode(sign({"exp": None})), TypeError)


@says("3.5", "these are `audience=` and `issuer=`. A token with `aud` is refused if you name no audience, as here. "
      "One with `iss` is accepted if you name no issuer")
def _():
    token = sign({"iss": "https://login.example", "aud": ["taskboard", "wiki"]})
    decode(token, audience="wiki", issuer="https://login.example")
    decode(token, audience=["wiki", "other"])
    refused(lambda: decode(token), jwt.InvalidAudienceError)
    refused(lambda: decode(token, audience="wik"), jwt.InvalidAudienceError)
    refused(lambda: decode(token, audience="wiki", issuer="https://login.example.org"), jwt.InvalidIssuerError)
    refused(lambda: decode(token, audience="wiki", issuer="login.example"), jwt.InvalidIssuerError)


@says("3.6", 'all of this is `jwt.decode(token, key, algorithms=["HS256"], audience="taskboard", '
      'issuer="https://login.example", leeway=30, options={"require": ["exp"]})`, with the signature before the '
      "claims, as here")
def _():
    now = int(time.time())
    payload = {"iss": "https://login.example", "aud": "taskboard", "exp": now + 900}

    def verify(token):
        return jwt.decode(token, KEY, algorithms=["HS256"], audience="taskboard", issuer="https://login.example",
                          leeway=30, options={"require": ["exp"]})

    assert verify(sign(payload)) == payload and verify(sign({**payload, "exp": now - 20}))
    for name, value in (("iss", "other"), ("aud", "other"), ("exp", now - 40), ("nbf", now + 40)):
        refused(lambda: verify(sign({**payload, name: value})), jwt.InvalidTokenError)
    forged = jwt.encode({"exp": 1}, b"mallory's", algorithm="HS256")
    refused(lambda: verify(forged), jwt.InvalidSignatureError)


@says("3.6", "Catch `jwt.InvalidTokenError`. It does not cover `InvalidKeyError`, nor the `RecursionError` of 1.5")
def _():
    for name in ("DecodeError", "ExpiredSignatureError", "ImmatureSignatureError", "InvalidAlgorithmError",
                 "InvalidAudienceError", "InvalidIssuerError", "InvalidSignatureError", "MissingRequiredClaimError"):
        assert issubclass(getattr(jwt, name), jwt.InvalidTokenError)
    for exception in (jwt.InvalidKeyError, RecursionError):
        assert not issubclass(exception, jwt.InvalidTokenError)


@says("3.7", 'this is `HTTPException(401, "Could not validate credentials", headers={"WWW-Authenticate": "Bearer"})`')
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
