// The provider's keys, and how they change while it runs.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import { Browser } from './browser.mjs';
import { authorizationRequest, discover, logIn, refresh, withProvider } from './client.mjs';
import { test } from './harness.mjs';
import { isSignedBy, read } from './jwt.mjs';

const keySet = async (issuer) => (await fetch((await discover(issuer)).jwks_uri)).json();
const kidsOf = ({ keys }) => keys.map(({ kid }) => kid);

test('the key set has public members only, and its kids are thumbprints', async ({ issuer }) => {
  const { keys } = await keySet(issuer);
  assert.ok(keys.length > 0);
  for (const key of keys) {
    assert.deepEqual(Object.keys(key).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    assert.deepEqual([key.kty, key.alg, key.use], ['RSA', 'RS256', 'sig']);
    const canonical = `{"e":"${key.e}","kty":"RSA","n":"${key.n}"}`;
    assert.equal(key.kid, createHash('sha256').update(canonical).digest('base64url'));
  }
});

test('a rotation signs with a new key, and the old one stays published', async ({ issuer, rotate }) => {
  const before = await logIn(issuer, { user: 'alice' });
  const kid = await rotate();
  const keys = await keySet(issuer);

  assert.notEqual(kid, read(before.access_token).header.kid);
  assert.ok(kidsOf(keys).includes(kid));
  assert.ok(isSignedBy(before.access_token, keys), 'a token from before can still be verified');

  const after = await logIn(issuer, { user: 'alice' });
  for (const token of [after.access_token, after.id_token]) {
    assert.equal(read(token).header.kid, kid);
    assert.ok(isSignedBy(token, keys));
  }
});

test('sessions and refresh tokens outlive a rotation', async ({ issuer, rotate }) => {
  const browser = new Browser(issuer);
  const before = await logIn(issuer, { user: 'alice', browser });
  const kid = await rotate();
  assert.match((await browser.open((await authorizationRequest(issuer)).url)).text, /logged in as <strong>alice/);
  const { status, body } = await refresh(issuer, before.refresh_token);
  assert.equal(status, 200);
  assert.equal(read(body.access_token).header.kid, kid);
});

test('the next key can be published first, and signs after a rotation', async ({ issuer, publishNext, rotate }) => {
  const next = await publishNext();
  assert.ok(kidsOf(await keySet(issuer)).includes(next));
  assert.notEqual(read((await logIn(issuer, { user: 'bob' })).access_token).header.kid, next);

  assert.equal(await publishNext(), next, 'only one key waits at a time');
  assert.equal(await rotate(), next);
  assert.equal(read((await logIn(issuer, { user: 'bob' })).access_token).header.kid, next);
});

test('no key survives a restart', async ({ issuer }) => {
  const others = await withProvider({}, async (other) => kidsOf(await keySet(other.issuer)));
  const kids = [...kidsOf(await keySet(issuer)), ...others];
  assert.equal(new Set(kids).size, kids.length);
});

test('a run with a rotation ends well, and has written nothing to stderr', async () => {
  const stopped = await withProvider({}, async ({ issuer, rotate, stop }) => {
    await rotate(); // Node.js would open its debugger on SIGUSR1, and say so on stderr.
    await logIn(issuer, { user: 'alice' });
    return stop();
  });
  assert.equal(stopped.code, 0);
  // A Node.js without long-term support is told of, and works.
  assert.equal(stopped.errors.replace(/^oidc-provider WARNING: Unsupported runtime.*\n/, ''), '');
});
