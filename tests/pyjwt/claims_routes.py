"""What lesson 4 says about FastAPI."""

import sqlite3

import fastapi
import jwt
import pydantic
from fastapi.security import HTTPBearer, OAuth2PasswordBearer

from claim import refused, says
from tokens import decode, sign
from world import User, ask

NOBODY = fastapi.Depends(OAuth2PasswordBearer(tokenUrl="token"))


def app_with(dependency):
    app = fastapi.FastAPI()

    @app.get("/")
    def read(found=dependency):
        return {"found": found}

    return app


@says("4.1", "this is `OAuth2PasswordBearer(tokenUrl=\"token\")`. It compares the scheme without letter case, and gives you "
             "whatever follows the first blank. Of two headers it reads the first")
def _():
    app = app_with(NOBODY)
    assert ask(app, "/", [("Authorization", "bEARER one, two")])[2] == {"found": "one, two"}
    assert ask(app, "/", [("Authorization", "Bearer one"), ("Authorization", "Bearer two")])[2] == {"found": "one"}


@says("4.2", "the whole function is `user: Annotated[User, Depends(get_current_user)]` in a handler")
def _():
    calls = []

    def get_current_user():
        calls.append("asked")
        return User(name="alice")

    assert ask(app_with(fastapi.Depends(get_current_user)), "/")[2]["found"]["name"] == "alice"
    assert calls == ["asked"]


@says("4.2", "A route without `Depends` is open, and nothing warns you")
def _():
    assert ask(app_with(1), "/")[0] == 200


@says("4.2", "Read `payload[\"sub\"]` only after you required it, or a token without it is a 500")
def _():
    refused(lambda: decode(sign({}))["sub"], KeyError)
    refused(lambda: decode(sign({}), options={"require": ["sub"]}), jwt.MissingRequiredClaimError)


@says("4.3", "`require_role` is safe, because each call has a `role` of its own")
def _():
    def require_role(role):
        def check():
            return role
        return check
    assert [check() for check in (require_role("member"), require_role("admin"))] == ["member", "admin"]


@says("4.4", "`OAuth2PasswordBearer` answers 401 and `Bearer` when nothing is shown. `HTTPBearer` in the FastAPI of Debian 12 "
             "answers 403, without a challenge, even for a missing header")
def _():
    status, headers, _ = ask(app_with(NOBODY), "/")
    assert (status, headers["www-authenticate"]) == (401, "Bearer")
    status, headers, _ = ask(app_with(fastapi.Depends(HTTPBearer())), "/")
    if fastapi.__version__ == "0.92.0":
        assert status == 403 and "www-authenticate" not in headers


@says("4.4", "Other refusals are your `HTTPException`, and so is `error=`")
def _():
    assert ask(app_with(NOBODY), "/", [("Authorization", "Bearer not-a-token")])[0] == 200


@says("4.5", "A model ignores fields that it does not have; `extra=\"forbid\"` refuses them with a 422")
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

    sent = {"headers": [("Content-Type", "application/json")], "method": "POST", "body": b'{"email":"a","role":"admin"}'}
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


@says("4.6", "there is no `Depends` for this: the owner belongs in the query. `raise HTTPException(404)` then has the body of "
             "an unknown path, `{\"detail\":\"Not Found\"}`. Give values to `execute` as parameters")
def _():
    app = fastapi.FastAPI()

    @app.get("/projects/2")
    def read():
        raise fastapi.HTTPException(404)

    assert ask(app, "/projects/2") == ask(app, "/unknown")
    assert ask(app, "/unknown")[2] == {"detail": "Not Found"}


@says("4.7", "a field `Optional[date] = None` cannot tell a missing field from `null`. `Field(...)` requires the field and "
             "allows `null`. The number of changed rows is `cursor.rowcount`")
def _():
    class Task(pydantic.BaseModel):
        due: int | None = None

    assert Task() == Task(due=None)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE tasks (id)")
    assert database.execute("UPDATE tasks SET id = 1 WHERE id = 2").rowcount == 0
