"""What docs/pyjwt.md says about FastAPI."""

import fastapi
import jwt
from fastapi.security import APIKeyHeader, OAuth2AuthorizationCodeBearer, OAuth2PasswordBearer
from starlette.datastructures import FormData

from claim import says
from world import ask


def app_with(dependency):
    app = fastapi.FastAPI()

    @app.get("/")
    def read(found=dependency):
        return found

    return app


@says("docs", "| `Depends(get_current_user)` |")
@says("docs", '| `OAuth2PasswordBearer(tokenUrl="token")` |')
@says("docs", "only the Authorization header is read, and it must be there once")
def _():
    app = app_with(fastapi.Depends(OAuth2PasswordBearer(tokenUrl="token")))
    assert ask(app, "/", [("Authorization", "Bearer a"), ("Authorization", "Bearer b")])[::2] == (200, "a")
    assert ask(app, "/", query=b"access_token=a")[0] == 401


@says("docs", "| `OAuth2PasswordRequestForm` |")
@says("docs", "FastAPI takes the last value")
def _():
    assert FormData([("scope", "a"), ("scope", "b")]).get("scope") == "b"


@says("docs", '| errors of `/token` as `{"detail": …}` |')
@says("docs", '| `HTTPException(401, headers={"WWW-Authenticate": "Bearer"})` |')
def _():
    def refuse():
        raise fastapi.HTTPException(401, headers={"WWW-Authenticate": "Bearer"})

    status, headers, body = ask(app_with(fastapi.Depends(refuse)), "/")
    assert (status, headers["www-authenticate"], body) == (401, "Bearer", {"detail": "Unauthorized"})


@says("docs", '| `Security(get_current_user, scopes=["items:read"])`, `SecurityScopes` |')
def _():
    def scopes_of(scopes: fastapi.security.SecurityScopes):
        return scopes.scopes

    assert ask(app_with(fastapi.Security(scopes_of, scopes=["items:read"])), "/")[2] == ["items:read"]


@says("docs", "| `OAuth2AuthorizationCodeBearer` |")
@says("docs", "FastAPI documents the flow; the server is somebody else's")
def _():
    scheme = OAuth2AuthorizationCodeBearer(authorizationUrl="/authorize", tokenUrl="/token")
    app = app_with(fastapi.Depends(scheme))
    assert "authorizationCode" in str(app.openapi()) and ask(app, "/authorize")[0] == 404


@says("docs", '| `APIKeyHeader(name="X-API-Key")` |')
def _():
    assert ask(app_with(fastapi.Depends(APIKeyHeader(name="X-API-Key"))), "/", [("X-API-Key", "a")])[2] == "a"


@says("docs", "| Authlib, `PyJWKClient` |")
@says("docs", "hosts, size, time and rate of what is fetched are bounded")
def _():
    assert jwt.PyJWKClient("http://127.0.0.1/any-host").uri  # PyJWT takes any.
