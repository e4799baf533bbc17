"""What lesson 4 says about FastAPI."""

import inspect
import pathlib
import sqlite3

import fastapi
import fastapi.dependencies.utils
import jwt
import pydantic
from fastapi.security import HTTPBearer, OAuth2PasswordBearer

import boxes
import world
from claim import refused, says
from tokens import decode, sign
from world import User, ask

LESSONS = pathlib.Path(__file__).resolve().parents[2] / "lessons"
NOBODY = fastapi.Depends(OAuth2PasswordBearer(tokenUrl="token"))


def app_with(dependency):
    app = fastapi.FastAPI()

    @app.get("/")
    def read(found=dependency):
        return {"found": found}

    return app


@says("4.1", 'this is `OAuth2PasswordBearer(tokenUrl="token")`. It compares the scheme without regard to case, and '
      "gives you whatever follows the first blank. Of two headers it reads the first")
def _():
    app = app_with(NOBODY)
    assert ask(app, "/", [("Authorization", "bEARER one, two")])[2] == {"found": "one, two"}
    assert ask(app, "/", [("Authorization", "Bearer one"), ("Authorization", "Bearer two")])[2] == {"found": "one"}


@says("4.2", "a handler asks with `user: User = Depends(get_current_user)`, or with `Annotated` from 0.95 on")
def _():
    version = tuple(int(part) for part in fastapi.__version__.split(".")[:2])
    assert ("Annotated" in inspect.getsource(fastapi.dependencies.utils)) == (version >= (0, 95))
    calls = []

    def get_current_user():
        calls.append("asked")
        return User(name="alice")

    assert ask(app_with(fastapi.Depends(get_current_user)), "/")[2]["found"]["name"] == "alice"
    assert calls == ["asked"]


@says("4.2", "A route without `Depends` is open, and nothing warns you")
def _():
    assert ask(app_with(1), "/")[0] == 200


@says("4.2", "Also require `sub`: reading a missing one is a `KeyError`, and so a 500")
def _():
    refused(lambda: decode(sign({}))["sub"], KeyError)
    refused(lambda: decode(sign({}), options={"require": ["sub"]}), jwt.MissingRequiredClaimError)


@says("4.3", "`require_role` is safe, because each call has a `role` of its own")
def _():
    text = next(LESSONS.glob("04_*/README.md")).read_text()
    names = world.names("from typing import Annotated\nfrom fastapi import Depends, HTTPException")
    exec(next(snippet.code for snippet in boxes.snippets_in(text, 1) if "def require_role" in snippet.code), names)
    member, admin = (app_with(fastapi.Depends(names["require_role"](role))) for role in ("member", "admin"))
    assert (ask(member, "/")[0], ask(admin, "/")[0]) == (200, 403)


@says("4.4", "`OAuth2PasswordBearer` answers 401 and `Bearer` when nothing is shown. `HTTPBearer` in the FastAPI of "
      "Debian 12 answers 403, without a challenge, even for a missing header")
def _():
    status, headers, _ = ask(app_with(NOBODY), "/")
    assert (status, headers["www-authenticate"]) == (401, "Bearer")
    status, headers, _ = ask(app_with(fastapi.Depends(HTTPBearer())), "/")
    if fastapi.__version__ == "0.92.0":
        assert status == 403 and "www-authenticate" not in headers


@says("4.4", "You write the other refusals as `HTTPException`, `error=` included")
def _():
    assert ask(app_with(NOBODY), "/", [("Authorization", "Bearer not-a-token")])[0] == 200


@says("4.5", 'A model ignores fields that it does not have; `extra="forbid"` refuses them with a 422')
def _():
    class Loose(pydantic.BaseModel):
        email: str

    class Strict(pydantic.BaseModel, extra="forbid"):
        email: str

    app = fastapi.FastAPI()

    @app.post("/a")
    def loose(body: Loose):
        return dict(body)

    @app.post("/b")
    def strict(body: Strict):
        return dict(body)

    json_body = [("Content-Type", "application/json")]
    sent = {"headers": json_body, "method": "POST", "body": b'{"email":"a","role":"admin"}'}
    assert ask(app, "/a", **sent)[2] == {"email": "a"}
    assert ask(app, "/b", **sent)[0] == 422


@says("4.5", "What goes out is filtered only if the route has a `response_model` or a return type")
def _():
    class Public(pydantic.BaseModel):
        email: str

    row = {"email": "a", "hash": "h"}
    app = fastapi.FastAPI()
    app.get("/plain")(lambda: row)
    app.get("/model", response_model=Public)(lambda: row)

    @app.get("/typed")
    def typed() -> Public:
        return row

    assert [ask(app, path)[2] for path in ("/plain", "/model", "/typed")] == [row, {"email": "a"}, {"email": "a"}]


@says("4.6", "there is no `Depends` for this: the owner belongs in the query. `raise HTTPException(404)` then has "
      'the body of an unknown path, `{"detail":"Not Found"}`. Give values to `execute` as parameters')
def _():
    app = fastapi.FastAPI()

    @app.get("/projects/2")
    def read():
        raise fastapi.HTTPException(404)

    assert ask(app, "/projects/2") == ask(app, "/unknown")
    assert ask(app, "/unknown")[2] == {"detail": "Not Found"}


@says("4.7", "a field `Optional[date] = None` cannot tell a missing field from `null`. `Field(...)` requires the "
      "field and allows `null`. The number of changed rows is `cursor.rowcount`")
def _():
    class Task(pydantic.BaseModel):
        due: int | None = None

    assert Task() == Task(due=None)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE tasks (id)")
    assert database.execute("UPDATE tasks SET id = 1 WHERE id = 2").rowcount == 0
