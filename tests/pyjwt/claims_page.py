"""What docs/pyjwt.md says about PyJWT."""

import hashlib
import time

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from jwt.algorithms import RSAAlgorithm

from claim import refused, says
from tokens import (KEY, UNVERIFIED, base64url, claims, decode, json_part, looks_at_crit, respelled, rsa_key, sign,
                    version)


@says("docs", "What `encode` does you write by hand in [lesson 2]")
@says("docs", '| `jwt.encode(payload, key, algorithm="HS256")` |')
@says("docs", '| `jwt.encode(…, headers={"kid": "k1"})` | `SignerOptions{.key_id = "k1"}`, or `key.with_id("k1")` |')
@says("docs", "| `jwt.get_unverified_header(token)` |")
def _():
    assert jwt.get_unverified_header(jwt.encode({}, KEY, algorithm="HS256", headers={"kid": "k1"}))["kid"] == "k1"


@says("docs", "`alg`, `crit`, `jwk` and their like cannot be set")
def _():
    header = {"alg": "HS512", "jwk": {"kty": "oct"}, "jku": "https://mallory.example"}
    assert header.items() <= jwt.get_unverified_header(sign({}, headers=header)).items()  # PyJWT sets them.


@says("docs", '| `jwt.decode(token, key, algorithms=["HS256"], …)` |')
@says("docs", "| `algorithms=[…]` |")
def _():
    assert decode(sign({})) == {}
    refused(lambda: jwt.decode(sign({}), KEY), jwt.DecodeError)


@says("docs", "a token with `aud` needs an audience, as there, and one with `iss` needs an issuer")
def _():
    refused(lambda: decode(sign({"aud": "a"})), jwt.InvalidAudienceError)
    assert decode(sign({"iss": "a"}), leeway=10**9) == {"iss": "a"}


@says("docs", '| `options={"require": ["sub"]}` |')
@says("docs", '| `MissingRequiredClaimError("exp")` | `no_expiry` |\n| `MissingRequiredClaimError` | '
      "`missing_claim` |")
def _():
    for name in ("sub", "exp"):
        try:
            decode(sign({}), options={"require": [name]})
            raise AssertionError(name)
        except jwt.MissingRequiredClaimError as error:
            assert error.claim == name


@says("docs", '| `options={"verify_signature": False}` |')
@says("docs", '| `options={"verify_exp": False}` |')
def _():
    assert jwt.decode(jwt.encode({"exp": 1}, "another"), options=UNVERIFIED) == {"exp": 1}
    assert decode(sign({"exp": 1}), options={"verify_exp": False}) == {"exp": 1}


@says("docs", "| `PyJWKSet` | `jwt::KeySet::from_jwks(text)` |")
@says("docs", "`KeyError` of a `PyJWKSet` | `key_not_found` |")
def _():
    text = f'{{"keys":[{{"kid":"k1",{RSAAlgorithm.to_jwk(rsa_key().public_key())[1:]}]}}'
    keys = jwt.PyJWKSet.from_json(text)
    assert keys["k1"].key_id == "k1"
    refused(lambda: keys["k2"], KeyError)


@says("docs", "| `PyJWKClient` | `jwt::Verifier(find_key, options)` |")
@says("docs", "| `PyJWKClientError`,")
def _():
    assert issubclass(jwt.PyJWKClientError, jwt.PyJWTError)
    refused(lambda: jwt.PyJWKClient("https://login.example", lifespan=0), jwt.PyJWKClientError)


@says("docs", '| `algorithm="EdDSA"` |')
@says("docs", '| `algorithm="none"` |')
def _():
    key = ed25519.Ed25519PrivateKey.generate()
    assert jwt.decode(jwt.encode({}, key, algorithm="EdDSA"), key.public_key(), algorithms=["EdDSA"]) == {}
    assert jwt.encode({}, None, algorithm="none").endswith(".")


@says("docs", "| `DecodeError` (not enough segments, invalid padding, invalid JSON) |")
def _():
    for text in ("a.b", "a.b.c", f"{base64url(b'no JSON')}.e30.", f"{base64url(b'[]')}.e30."):
        refused(lambda: decode(text), jwt.DecodeError)


@says("docs", "| `InvalidAlgorithmError` or `DecodeError` (five segments: 2.6 does not count them) | `encrypted` |")
def _():
    header = json_part({"alg": "RSA-OAEP", "enc": "A256GCM"})
    refused(lambda: decode(f"{header}.{'A' * 342}.{'A' * 16}.{'A' * 86}.{'A' * 22}"), jwt.InvalidAlgorithmError)
    refused(lambda: decode("a.b.c.d.e"), jwt.DecodeError)


@says("docs", "| — (reads tokens of any length) | `too_large` |")
def _():
    assert len(decode(sign({"text": "x" * 10**6}))["text"]) == 10**6


@says("docs", "| `InvalidSignatureError` | `invalid_signature` |")
def _():
    refused(lambda: decode(sign({}), key=b"another"), jwt.InvalidSignatureError)


@says("docs", "| `InvalidAlgorithmError`, `InvalidKeyError` (algorithm confusion) | `algorithm_not_allowed` |")
def _():
    refused(lambda: decode(jwt.encode({}, KEY, algorithm="HS512")), jwt.InvalidAlgorithmError)
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    public = rsa_key().public_key().public_bytes(serialization.Encoding.PEM, spki)
    refused(lambda: jwt.decode(sign({}), public, algorithms=["RS256", "HS256"]), jwt.InvalidKeyError)


@says("docs", "| `InvalidTokenError` (a `crit` it does not know; before 2.12 only if your system has patched it) |")
def _():
    token = sign({}, headers={"crit": ["unknown"], "unknown": 1})
    assert looks_at_crit() or (version() < (2, 12) and decode(token) == {})
    if looks_at_crit():
        refused(lambda: decode(token), jwt.InvalidTokenError)


@says("docs", "| `ExpiredSignatureError` | `expired` |\n| `ImmatureSignatureError` (`nbf`) | `not_yet_valid` |\n| "
      "`ImmatureSignatureError` (`iat`) | `issued_in_future` |")
def _():
    refused(lambda: decode(sign({"exp": 1})), jwt.ExpiredSignatureError)
    for name in ("nbf", "iat"):
        refused(lambda: decode(sign({name: int(time.time()) + 60})), jwt.ImmatureSignatureError)


@says("docs", "| `InvalidIssuedAtError`, `DecodeError` (a date that is a word); `InvalidSubjectError`, "
      "`InvalidJTIError` (from 2.10 on) | `invalid_claim` |")
def _():
    refused(lambda: decode(sign({"iat": "monday"})), jwt.InvalidIssuedAtError)
    for name in ("exp", "nbf"):
        refused(lambda: decode(sign({name: "monday"})), jwt.DecodeError)
    for name in ("InvalidSubjectError", "InvalidJTIError"):
        assert hasattr(jwt.exceptions, name) == (version() >= (2, 10))


@says("docs", "| `TypeError` (a date that is `null` or a list) | `invalid_claim` |")
def _():
    for name in ("exp", "nbf", "iat"):
        for value in (None, []):
            refused(lambda: decode(sign({name: value})), TypeError)


@says("docs", "| `RecursionError` (deep nesting) |")
@says("docs", "`TypeError`, `RecursionError` and `InvalidKeyError` are no `InvalidTokenError`: behind `except "
      "jwt.InvalidTokenError` they are a 500")
def _():
    refused(lambda: decode(f"{base64url(b'[' * 100_000)}.e30."), RecursionError)
    for exception in (TypeError, RecursionError, jwt.InvalidKeyError):
        assert not issubclass(exception, jwt.InvalidTokenError)


@says("docs", "| `InvalidIssuerError` | `wrong_issuer` |\n| `InvalidAudienceError` | `wrong_audience` (a claim that "
      "is no text: `invalid_claim`) |")
def _():
    for issuer in ("b", "aa", ""):
        refused(lambda: decode(sign({"iss": issuer}), issuer="a"), jwt.InvalidIssuerError)
    for audience in ("b", 5, [5]):
        refused(lambda: decode(sign({"aud": audience}), audience="a"), jwt.InvalidAudienceError)


@says("docs", "| — (looks at no `typ`) | `wrong_type` |")
def _():
    assert decode(sign({}, headers={"typ": "reset+jwt"})) == {}


@says("docs", 'PyJWT 2.6 takes `"exp": "123"` for a number')
def _():
    assert decode(sign({"exp": "9999999999"})) == {"exp": "9999999999"}


@says("docs", "PyJWT 2.6 reads whole numbers of any length")
def _():
    assert decode(sign({"id": 2**80})) == {"id": 2**80}


@says("docs", "PyJWT 2.6 refuses PEM and SSH keys as HMAC secrets; here every form is refused in which a public key "
      "can be told: JWK, DER, RFC 4716, and each in base64, hex or other text")
def _():
    public, forms = rsa_key().public_key(), serialization
    for encoding, form in ((forms.Encoding.PEM, forms.PublicFormat.SubjectPublicKeyInfo),
                           (forms.Encoding.OpenSSH, forms.PublicFormat.OpenSSH)):
        refused(lambda: jwt.encode({}, public.public_bytes(encoding, form)), jwt.InvalidKeyError)
    der = public.public_bytes(forms.Encoding.DER, forms.PublicFormat.SubjectPublicKeyInfo)
    for secret in (der, der.hex(), RSAAlgorithm.to_jwk(public)):
        assert jwt.encode({}, secret)


@says("docs", "PyJWT 2.6 takes any public key that parses")
def _():
    prime = 2**2203 - 1  # a modulus that is prime: its private key is public
    private = pow(65537, -1, prime - 1)
    header = f"{json_part({'alg': 'RS256'})}.{json_part({'sub': 'carol'})}"
    digest = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(header.encode()).digest()
    padded = b"\x00\x01" + b"\xff" * (276 - 3 - len(digest)) + b"\x00" + digest
    signature = pow(int.from_bytes(padded, "big"), private, prime).to_bytes(276, "big")
    public = rsa.RSAPublicNumbers(65537, prime).public_key()
    assert jwt.decode(f"{header}.{base64url(signature)}", public, algorithms=["RS256"]) == {"sub": "carol"}


@says("docs", "PyJWT 2.6 reads segments with padding, blanks and spare bits")
def _():
    token = sign(claims())
    for other in (token + "=", f"{token[:-20]}    {token[-20:]}", *respelled(token)):
        assert decode(other) == decode(token)
