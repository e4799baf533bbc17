"""Tokens and keys that the claims use."""

import base64
import functools
import json
import os
import time

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
KEY = os.urandom(32)
UNVERIFIED = {"verify_signature": False}


def version():
    return tuple(int(part) for part in jwt.__version__.split(".")[:2])


def looks_at_crit():
    """2.12 does; Debian's security updates have brought it to older versions."""
    return hasattr(jwt.PyJWS, "_validate_crit")


def claims(**more):
    now = int(time.time())
    return {"sub": "alice", "iat": now, "exp": now + 900, **more}


def sign(payload, headers=None):
    return jwt.encode(payload, KEY, algorithm="HS256", headers=headers)


def decode(token, key=KEY, **arguments):
    return jwt.decode(token, key, algorithms=["HS256"], **arguments)


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def json_part(value):
    return base64url(json.dumps(value, separators=(",", ":")).encode())


def respelled(token):
    """The token with another last letter: the spare bits differ."""
    at = ALPHABET.index(token[-1])
    return [token[:-1] + ALPHABET[at & ~3 | spare] for spare in range(4) if spare != at & 3]


@functools.cache
def rsa_key(bits=2048):
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)
