"""What lesson 6 says about PyJWT, FastAPI and pydantic."""

import hmac
import io
import logging
import os
import tempfile
import time
from datetime import timedelta

import fastapi
import jwt
import pydantic
from dotenv import dotenv_values

from claim import refused, says
from tokens import claims, decode, sign
from world import BaseSettings, ask


def read_env(text):
    return dict(dotenv_values(stream=io.StringIO(text)))


@says("6.1", "this is `dotenv_values` of python-dotenv, which pydantic's `env_file` uses. It is more generous: the "
      "last of two equal names wins, `${NAME}` is replaced, and a bad line is only a warning. A `#` inside a "
      "word is kept")
def _():
    assert read_env("KEY=a#b # c") == {"KEY": "a#b"}
    logging.disable(logging.WARNING)
    assert read_env("this is bad\nKEY=a") == {"KEY": "a"}
    logging.disable(logging.NOTSET)


@says("6.2", "settings are a `BaseSettings` of pydantic. The environment wins over `env_file`, also with an empty "
      "value. A field without a default must be set")
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


@says("6.5", "typed claims are a `BaseModel`: `Claims(**payload)`. By default pydantic makes a number of the text "
      '`"7"`; `StrictInt` does not. `payload.get("exp", 0)` is the `value_or(0)` of this exercise')
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


@says("6.7", "the stranger's text is `jwt.get_unverified_header(token).get(\"kid\")`. Look it up in a `dict` of "
      "keys, and refuse the token when nothing is found: `jwt.decode` with `None` as key is a `TypeError`")
def _():
    assert jwt.get_unverified_header(sign({}, headers={"kid": "../../dev/null"})).get("kid") == "../../dev/null"
    assert jwt.get_unverified_header(sign({})).get("kid") is None


@says("6.7", "`jwt.decode` compares neither `kid` nor `typ`: it takes the token of a mail for an access token")
def _():
    assert decode(sign(claims(), headers={"kid": "another", "typ": "reset+jwt"}))["sub"] == "alice"


@says("6.8", '`HTTPException(429, headers={"Retry-After": "60"})` is the answer, and `time.monotonic()` the clock')
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
