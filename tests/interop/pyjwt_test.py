"""PyJWT signs, we verify; we sign, PyJWT verifies. For every algorithm that both know.

usage: pyjwt_test.py TOOL     (TOOL is the program course-token)
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import jwt
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa

TOOL = sys.argv[1]
ISSUER, AUDIENCE = "https://login.example", "taskboard"
passed = failed = 0


def check(sentence, holds):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("failed: " + sentence)


def tool(*arguments):
    """The exit code and the answer of our token tool."""
    done = subprocess.run([TOOL, *arguments], capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout)


def put(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def claims():
    now = int(time.time())
    return {"iss": ISSUER, "sub": "alice", "aud": [AUDIENCE, "other"], "iat": now, "exp": now + 600,
            "jti": "7", "name": "Zoë \"\\ 😀", "scope": ["read", "write"], "level": 3, "share": 0.5, "active": True}


def tampered(token):
    """One letter in the middle of the signature is another one."""
    at = token.rindex(".") + 8
    return token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1:]


def check_both_ways(algorithm, folder, our_key, their_private, their_public):
    common = ["--alg", algorithm, "--issuer", ISSUER, "--audience", AUDIENCE, "--require", "sub"]
    said = claims()
    theirs = jwt.encode(said, their_private, algorithm=algorithm, headers={"kid": "k1"})
    code, answer = tool("verify", theirs, *our_key, *common)
    check(f"{algorithm}: we accept theirs", code == 0 and answer["claims"] == said)
    code, answer = tool("verify", tampered(theirs), *our_key, *common)
    check(f"{algorithm}: we refuse theirs when changed", code == 1 and answer["error"] == "invalid_signature")

    code, answer = tool("sign", *our_key, "--alg", algorithm, "--claims", json.dumps(said), "--header", '{"kid":"k1"}')
    check(f"{algorithm}: we sign", code == 0)
    ours = answer["token"]
    check(f"{algorithm}: they accept ours", decoded(ours, their_public, algorithm) == said)
    check(f"{algorithm}: they refuse ours when changed", decoded(tampered(ours), their_public, algorithm) is None)


def decoded(token, key, algorithm):
    try:
        return jwt.decode(token, key, algorithms=[algorithm], issuer=ISSUER, audience=AUDIENCE)
    except jwt.PyJWTError:
        return None


def check_pair(algorithm, key, folder):
    private = key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    path = put(folder, "key.pem", private)
    check_both_ways(algorithm, folder, ["--key", path], key, key.public_key())


def main():
    with tempfile.TemporaryDirectory() as folder:
        for algorithm, size in (("HS256", 32), ("HS384", 48), ("HS512", 64)):
            secret = os.urandom(size)
            path = put(folder, "secret", secret)
            check_both_ways(algorithm, folder, ["--secret-file", path], secret, secret)
        pair = rsa.generate_private_key(65537, 2048)
        for algorithm in ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"):
            check_pair(algorithm, pair, folder)
        for algorithm, curve in (("ES256", ec.SECP256R1), ("ES384", ec.SECP384R1), ("ES512", ec.SECP521R1),
                                 ("ES256K", ec.SECP256K1)):
            check_pair(algorithm, ec.generate_private_key(curve()), folder)
        check_pair("EdDSA", ed25519.Ed25519PrivateKey.generate(), folder)
        check_pair("EdDSA", ed448.Ed448PrivateKey.generate(), folder)

        _, answer = tool("verify", jwt.encode(claims(), None, algorithm="none"), "--secret-file",
                         put(folder, "secret", os.urandom(32)), "--alg", "HS256")
        check("none is refused", answer.get("error") == "algorithm_not_allowed")
    print(f"PyJWT {jwt.__version__}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
