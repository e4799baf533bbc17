// What the provider refuses.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get } from 'node:http';

import { Browser } from './browser.mjs';
import { answerPages, askForTokens, authorizationRequest, discover } from './client.mjs';
import { test } from './harness.mjs';

// The error that an authorization request with `parameters` sends the client.
async function errorFor(issuer, parameters) {
  const { left } = await new Browser(issuer).open((await authorizationRequest(issuer, parameters)).url);
  return left?.searchParams.get('error');
}

// A fresh code of alice's, as the form that would redeem it.
async function codeForm(issuer) {
  const request = await authorizationRequest(issuer);
  const browser = new Browser(issuer);
  const back = await answerPages(browser, await browser.open(request.url), { user: 'alice' });
  return { grant_type: 'authorization_code', client_id: request.clientId, redirect_uri: request.redirectUri,
    code: back.searchParams.get('code'), code_verifier: request.verifier };
}

async function refused(issuer, form) {
  const { status, body } = await askForTokens(issuer, form);
  assert.equal(body.access_token, undefined);
  return `${status} ${body.error}`;
}

test('an authorization request needs PKCE with S256', async ({ issuer }) => {
  const plain = 'a'.repeat(43);
  for (const pkce of [
    { code_challenge: undefined, code_challenge_method: undefined },
    { code_challenge: plain, code_challenge_method: 'plain' },
    { code_challenge: plain, code_challenge_method: undefined },
  ]) {
    assert.equal(await errorFor(issuer, pkce), 'invalid_request', JSON.stringify(pkce));
  }
});

test('a code is redeemed by whoever has the verifier, and by nobody else', async ({ issuer }) => {
  const wrong = { ...await codeForm(issuer), code_verifier: 'a'.repeat(43) };
  assert.equal(await refused(issuer, wrong), '400 invalid_grant');
  const { code_verifier: _, ...without } = await codeForm(issuer);
  assert.equal(await refused(issuer, without), '400 invalid_grant');
});

test('a code is good once, for its client and its redirect URI', async ({ issuer }) => {
  const form = await codeForm(issuer);
  assert.equal((await askForTokens(issuer, form)).status, 200);
  assert.equal(await refused(issuer, form), '400 invalid_grant');
  assert.equal(await refused(issuer, { ...await codeForm(issuer), client_id: 'taskboard-cli' }), '400 invalid_grant');
  assert.equal(await refused(issuer, { ...await codeForm(issuer), redirect_uri: 'http://127.0.0.1:8017/' }),
    '400 invalid_grant');
});

test('an API that the provider was not told about gets no tokens', async ({ issuer }) => {
  assert.equal(await errorFor(issuer, { resource: 'http://127.0.0.1:8018' }), 'invalid_target');
  assert.equal(await errorFor(issuer, { resource: 'http://127.0.0.1:8017/' }), 'invalid_target');
});

test('other flows than the code flow are refused', async ({ issuer }) => {
  assert.equal(await errorFor(issuer, { response_type: 'none' }), 'unsupported_response_type');
  const password = { grant_type: 'password', client_id: 'taskboard', username: 'alice', password: 'looking-glass' };
  assert.equal(await refused(issuer, password), '400 unsupported_grant_type');
});

test('a redirect URI that is not registered is never visited', async ({ issuer }) => {
  for (const parameters of [
    { redirect_uri: 'http://127.0.0.1:8017/login/callback/' },
    { redirect_uri: 'http://127.0.0.1:8017/login/callback?next=1' },
    { redirect_uri: 'http://localhost:8017/login/callback' },
    { redirect_uri: undefined },
    { client_id: 'taskboard-cli', redirect_uri: 'http://127.0.0.1:49152/elsewhere' },
    { client_id: 'taskboard-cli', redirect_uri: 'http://localhost:49152/callback' },
    { client_id: 'nobody' },
  ]) {
    const page = await new Browser(issuer).open((await authorizationRequest(issuer, parameters)).url);
    assert.equal(page.left, undefined, JSON.stringify(parameters));
    assert.equal(page.status, 400);
  }
});

test('only pages of the client may read the answers of the token endpoint', async ({ issuer }) => {
  const ask = async (origin) => fetch((await discover(issuer)).token_endpoint, {
    method: 'POST', headers: { Origin: origin }, body: new URLSearchParams({ client_id: 'taskboard' }) });
  const allowed = 'Access-Control-Allow-Origin';
  assert.equal((await ask('http://127.0.0.1:8017')).headers.get(allowed), 'http://127.0.0.1:8017');
  assert.equal((await ask('http://evil.example')).headers.get(allowed), null);
});

test('a request to another host is refused', async ({ issuer }) => {
  const [answer] = await once(get(`${issuer}/jwks`, { headers: { Host: 'evil.example' } }), 'response');
  answer.resume();
  assert.equal(answer.statusCode, 421);
});
