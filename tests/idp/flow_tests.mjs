// What a client gets: the metadata, and the tokens of a code flow.
import assert from 'node:assert/strict';

import { Browser } from './browser.mjs';
import { answerPages, authorizationRequest, discover, logIn, passwords, refresh, withProvider } from './client.mjs';
import { test } from './harness.mjs';
import { isSignedBy, read } from './jwt.mjs';

const api = 'http://127.0.0.1:8017';
const keySet = async (issuer) => (await fetch((await discover(issuer)).jwks_uri)).json();

test('the metadata names this issuer and its own endpoints, S256 and RS256 only', async ({ issuer }) => {
  const metadata = await discover(issuer);
  assert.equal(metadata.issuer, issuer);
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint',
    'end_session_endpoint', 'revocation_endpoint']) {
    assert.equal(new URL(metadata[name]).origin, issuer, name);
  }
  assert.deepEqual(metadata.code_challenge_methods_supported, ['S256']);
  assert.deepEqual(metadata.id_token_signing_alg_values_supported, ['RS256']);
  assert.deepEqual(metadata.response_types_supported, ['code']);
  assert.deepEqual(metadata.grant_types_supported, ['authorization_code', 'refresh_token']);
  assert.deepEqual(metadata.token_endpoint_auth_methods_supported, ['none']);
});

test('an access token for the API is an RS256 at+jwt with the claims of RFC 9068', async ({ issuer }) => {
  const tokens = await logIn(issuer, { user: 'alice' });
  assert.equal(tokens.token_type, 'Bearer');
  assert.equal(tokens.expires_in, 300);
  assert.ok(isSignedBy(tokens.access_token, await keySet(issuer)));

  const { header, claims } = read(tokens.access_token);
  assert.deepEqual({ ...header, kid: typeof header.kid }, { alg: 'RS256', typ: 'at+jwt', kid: 'string' });
  assert.deepEqual({ iss: claims.iss, aud: claims.aud, client_id: claims.client_id, scope: claims.scope },
    { iss: issuer, aud: api, client_id: 'taskboard', scope: 'taskboard:read taskboard:write' });
  assert.equal(claims.exp - claims.iat, 300);
  assert.match(claims.jti, /^[\w-]{16,}$/);
  assert.equal(claims.email, undefined, 'an access token carries no personal data');
});

test('the scope of an access token is what was asked for, and no more', async ({ issuer }) => {
  const { access_token: token } = await logIn(issuer, { user: 'bob', parameters: { scope: 'openid taskboard:read' } });
  assert.equal(read(token).claims.scope, 'taskboard:read');
});

test('an ID token says who logged in, tells it to the client, and repeats the nonce', async ({ issuer }) => {
  const tokens = await logIn(issuer, { user: 'alice' });
  assert.ok(isSignedBy(tokens.id_token, await keySet(issuer)));

  const { header, claims } = read(tokens.id_token);
  assert.equal(header.alg, 'RS256');
  assert.notEqual(header.typ, 'at+jwt');
  assert.deepEqual({ iss: claims.iss, aud: claims.aud, nonce: claims.nonce, email: claims.email,
    email_verified: claims.email_verified },
  { iss: issuer, aud: 'taskboard', nonce: tokens.nonce, email: 'alice@example.com', email_verified: true });
  assert.equal(claims.sub, read(tokens.access_token).claims.sub);
});

test("mallory's account has alice's address, unverified, and a subject of its own", async ({ issuer }) => {
  const claims = {};
  for (const user of Object.keys(passwords)) claims[user] = read((await logIn(issuer, { user })).id_token).claims;
  assert.equal(claims.mallory.email, claims.alice.email);
  assert.equal(claims.mallory.email_verified, false);

  const subjects = Object.values(claims).map(({ sub }) => sub);
  assert.equal(new Set(subjects).size, 4);
  for (const sub of subjects) assert.match(sub, /^[\w-]{22}$/);
});

test('a refresh gives new tokens and spends the old one; a second use ends them all', async ({ issuer }) => {
  const first = await logIn(issuer, { user: 'alice' });
  const second = await refresh(issuer, first.refresh_token);
  assert.equal(second.status, 200);
  assert.notEqual(second.body.refresh_token, first.refresh_token);
  assert.equal(read(second.body.access_token).claims.aud, api);

  const again = await refresh(issuer, first.refresh_token);
  assert.deepEqual([again.status, again.body.error], [400, 'invalid_grant']);
  const after = await refresh(issuer, second.body.refresh_token);
  assert.deepEqual([after.status, after.body.error], [400, 'invalid_grant']);
});

test('there is no refresh token without offline_access', async ({ issuer }) => {
  const tokens = await logIn(issuer, { user: 'alice', parameters: { scope: 'openid taskboard:read' } });
  assert.equal(tokens.refresh_token, undefined);
});

test('somebody who has consented is not asked again', async ({ issuer }) => {
  const browser = new Browser(issuer);
  const parameters = { prompt: undefined };
  await logIn(issuer, { user: 'alice', browser, parameters });
  const { left } = await browser.open((await authorizationRequest(issuer, parameters)).url);
  assert.ok(left?.searchParams.get('code'), 'the second request needs no page');
});

test('a native client is called back at any port of 127.0.0.1', async ({ issuer }) => {
  const parameters = { client_id: 'taskboard-cli', redirect_uri: 'http://127.0.0.1:49152/callback' };
  const { access_token: token } = await logIn(issuer, { user: 'carol', parameters });
  assert.equal(read(token).claims.client_id, 'taskboard-cli');
});

test('a request that asks for nothing is granted nothing', async ({ issuer }) => {
  const request = await authorizationRequest(issuer, { scope: undefined, nonce: undefined });
  const browser = new Browser(issuer);
  const back = await answerPages(browser, await browser.open(request.url), { user: 'carol' });
  assert.equal(back.searchParams.get('error'), 'access_denied');
});

test('without a resource the access token is opaque, and for the userinfo endpoint', async ({ issuer }) => {
  const tokens = await logIn(issuer, { user: 'bob', parameters: { resource: undefined } });
  assert.doesNotMatch(tokens.access_token, /\./);
  assert.equal(read(tokens.id_token).claims.email, 'bob@example.com');
  const headers = { Authorization: `Bearer ${tokens.access_token}` };
  const { email } = await (await fetch((await discover(issuer)).userinfo_endpoint, { headers })).json();
  assert.equal(email, 'bob@example.com');
});

test('the options set the APIs, the redirect URIs and the life of access tokens', async () => {
  const resources = ['http://127.0.0.1:4711', 'https://api.example/v1'];
  const redirectUris = ['http://127.0.0.1:4711/back'];
  await withProvider({ resources, redirectUris, accessTokenTtl: 7 }, async ({ issuer }) => {
    for (const resource of resources) {
      const parameters = { resource, redirect_uri: redirectUris[0] };
      const { claims } = read((await logIn(issuer, { user: 'alice', parameters })).access_token);
      assert.deepEqual([claims.aud, claims.exp - claims.iat], [resource, 7]);
    }
  });
});

test('a person who says no sends the client access_denied', async ({ issuer }) => {
  const request = await authorizationRequest(issuer);
  const browser = new Browser(issuer);
  const back = await answerPages(browser, await browser.open(request.url), { user: 'alice', decision: 'no' });
  assert.equal(back.searchParams.get('error'), 'access_denied');
  assert.equal(back.searchParams.get('state'), request.state);

  const another = new Browser(issuer);
  const { left } = await another.submit(await another.open(request.url), { decision: 'no' });
  assert.equal(left.searchParams.get('error'), 'access_denied');
});

test('a form without a decision is no consent', async ({ issuer }) => {
  const browser = new Browser(issuer);
  const page = await browser.open((await authorizationRequest(issuer)).url);
  const back = await answerPages(browser, page, { user: 'alice', decision: '' });
  assert.equal(back.searchParams.get('error'), 'access_denied');
});
