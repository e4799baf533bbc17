"""What lesson 7 says about PyJWT and FastAPI."""

import contextlib
import io
import json
import unittest.mock
import urllib.error

import fastapi
import jwt
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from fastapi.security import (OAuth2AuthorizationCodeBearer, OAuth2PasswordBearer, OAuth2PasswordRequestForm,
                              SecurityScopes)
from jwt.algorithms import RSAAlgorithm

from claim import refused, says
from tokens import claims, rsa_key, version
from world import ask


@says("7.1", 'this is `jwt.encode(claims, private_key, algorithm="RS256")`, with a key object of `cryptography` or '
      "its PEM text")
def _():
    pem = rsa_key().private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                  serialization.NoEncryption())
    payload = claims()
    assert jwt.encode(payload, rsa_key(), algorithm="RS256") == jwt.encode(payload, pem, algorithm="RS256")


@says("7.2", "`verify` of a `cryptography` key returns `None` for a good signature and raises `InvalidSignature` for "
      "a bad one: `if public_key.verify(…)` is never true. PyJWT turns that into `InvalidSignatureError`")
def _():
    how = padding.PKCS1v15(), hashes.SHA256()
    public_key, signature = rsa_key().public_key(), rsa_key().sign(b"text", *how)
    assert public_key.verify(signature, b"text", *how) is None
    refused(lambda: public_key.verify(signature, b"other", *how), InvalidSignature)
    token = jwt.encode(claims(), rsa_key(), algorithm="RS256")
    refused(lambda: jwt.decode(token, rsa_key(1024).public_key(), algorithms=["RS256"]), jwt.InvalidSignatureError)


@says("7.3", "this is `RSAAlgorithm.to_jwk(key)`. Give it `private_key.public_key()`: from a private key it writes "
      "`d`, too. It adds no `kid`, and PyJWT has no function for the thumbprint")
def _():
    public = json.loads(RSAAlgorithm.to_jwk(rsa_key().public_key()))
    assert "kid" not in public and "d" not in public
    assert not any("thumbprint" in name for place in (jwt, jwt.PyJWK, RSAAlgorithm) for name in dir(place))


@says("7.4", 'this is a route with `OAuth2PasswordRequestForm`, and `OAuth2PasswordBearer(tokenUrl="token")` tells '
      "`/docs` where it is")
def _():
    form = OAuth2PasswordRequestForm(grant_type="password", username="alice", password="looking-glass", scope="a b",
                                     client_id=None, client_secret=None)
    assert form.scopes == ["a", "b"]
    app = fastapi.FastAPI()
    app.get("/", dependencies=[fastapi.Depends(OAuth2PasswordBearer(tokenUrl="token"))])(lambda: None)
    scheme = app.openapi()["components"]["securitySchemes"]["OAuth2PasswordBearer"]
    assert scheme["flows"]["password"]["tokenUrl"] == "token"


@says("7.4", 'An error is `{"detail": …}`')
def _():
    app = fastapi.FastAPI()

    @app.post("/token")
    def token():
        raise fastapi.HTTPException(400, "Incorrect username or password")

    assert ask(app, "/token", method="POST")[2] == {"detail": "Incorrect username or password"}


@says("7.5", "`OAuth2AuthorizationCodeBearer` only documents this flow")
def _():
    app = fastapi.FastAPI()
    scheme = OAuth2AuthorizationCodeBearer(authorizationUrl="authorize", tokenUrl="token")

    @app.get("/")
    def read(found=fastapi.Depends(scheme)):
        return found

    assert ask(app, "/", [("Authorization", "Bearer anything")])[2] == "anything"
    assert ask(app, "/authorize")[0] == ask(app, "/token", method="POST")[0] == 404


class Provider:
    """Answers urlopen with a JWK Set, or not at all; counts the fetches."""

    def __init__(self):
        self.fetches, self.down, self.arguments = 0, False, None

    def __call__(self, request, **arguments):
        self.fetches += 1
        self.arguments = arguments
        if self.down:
            raise urllib.error.URLError("down")
        jwk = json.loads(RSAAlgorithm.to_jwk(rsa_key().public_key()))
        return contextlib.closing(io.BytesIO(json.dumps({"keys": [{**jwk, "kid": "k1", "use": "sig"}]}).encode()))


def with_provider(action):
    provider = Provider()
    with unittest.mock.patch("urllib.request.urlopen", provider):
        action(provider, jwt.PyJWKClient("https://login.example/jwks"))


@says("7.6", "this is `PyJWKClient(url)`. It keeps the keys for 300 seconds (`lifespan`), and fetches again for "
      "every unknown `kid`: there is no cool-down")
def _():
    def action(provider, client):
        for _ in range(3):
            client.get_signing_key("k1")
        assert provider.fetches == 1 and client.jwk_set_cache.lifespan == 300
        for _ in range(3):
            refused(lambda: client.get_signing_key("made up"), jwt.PyJWKClientError)
        assert provider.fetches == 4
    with_provider(action)


@says("7.6", "Version 2.6 has no time limit for a fetch, and throws its keys away when one fails; 2.13 keeps them")
def _():
    def action(provider, client):
        client.get_signing_key("k1")
        assert version() > (2, 6) or "timeout" not in provider.arguments
        provider.down = True
        refused(lambda: client.get_signing_key("made up"), jwt.PyJWKClientError)
        if version() < (2, 13):
            refused(lambda: client.get_signing_key("k1"), jwt.PyJWKClientError)
        else:
            client.get_signing_key("k1")
    with_provider(action)


@says("7.6", "With `cache_keys=True` it uses a key that the provider has withdrawn until the process ends")
def _():
    provider = Provider()
    with unittest.mock.patch("urllib.request.urlopen", provider):
        client = jwt.PyJWKClient("https://login.example/jwks", cache_keys=True)
        client.get_signing_key("k1")
        provider.down = True
        client.jwk_set_cache.put(None)
        client.get_signing_key("k1")
        assert provider.fetches == 1
        refused(lambda: jwt.PyJWKClient("https://login.example/jwks").get_signing_key("k1"), jwt.PyJWKClientError)


@says("7.7", 'this is `jwt.decode(id_token, public_key, algorithms=["RS256"], audience=client_id, issuer=issuer)`. '
      "It checks no `nonce`, no `azp` and no `typ`")
def _():
    payload = claims(iss="https://login.example", aud=["taskboard", "wiki"], azp="wiki", nonce="of another login")
    token = jwt.encode(payload, rsa_key(), algorithm="RS256", headers={"typ": "at+jwt"})
    assert payload == jwt.decode(token, rsa_key().public_key(), algorithms=["RS256"], audience="taskboard",
                                 issuer="https://login.example")


@says("7.8", 'this is `Security(get_current_user, scopes=["taskboard:read"])`. FastAPI only collects the words for '
      "your function, in a `SecurityScopes`; your function compares")
def _():
    def get_current_user(scopes: SecurityScopes):
        return scopes.scopes

    app = fastapi.FastAPI()

    @app.get("/")
    def read(found=fastapi.Security(get_current_user, scopes=["taskboard:read"])):
        return found

    assert ask(app, "/")[::2] == (200, ["taskboard:read"])
