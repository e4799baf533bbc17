// Our API accepts the tokens of a certified provider, and goes on when its keys change or when it is down.
import { createHash } from 'node:crypto';

import { Browser } from '../idp/browser.mjs';
import { answerPages, logIn, refresh, withProvider } from '../idp/client.mjs';
import { check, finish } from './checks.mjs';
import { freePort, startServers } from './servers.mjs';

const ports = [await freePort(), await freePort()];
const api = `http://127.0.0.1:${ports[1]}`;
const callback = `${api}/login/callback`;

const ask = (token, path = '/projects/', options = {}) =>
  fetch(`${api}${path}`, { ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } });
const me = async (token) => (await ask(token, '/me')).json();
const kidOf = (token) => JSON.parse(Buffer.from(token.split('.')[0], 'base64url')).kid;
const tokensFor = (issuer, user) =>
  logIn(issuer, { user, parameters: { resource: api, redirect_uri: callback } });

async function tokensAreAccepted({ issuer }) {
  const alice = await tokensFor(issuer, 'alice');
  const bob = await tokensFor(issuer, 'bob');
  check('its access token is accepted', (await ask(alice.access_token)).status === 200);
  check('who it is about is known by issuer and subject', (await me(alice.access_token)).issuer === issuer);
  check('two people are two users', (await me(alice.access_token)).id !== (await me(bob.access_token)).id);
  const created = await ask(alice.access_token, '/projects/', { method: 'POST', body: '{"name":"Tea party"}',
    headers: { 'content-type': 'application/json' } });
  check('a scope that was granted is enough', created.status === 201);
  check('what belongs to one is not there for the other',
    (await ask(bob.access_token, `/projects/${(await created.json()).id}`)).status === 404);
  check('its ID token is refused', (await ask(alice.id_token)).status === 401);

  const elsewhere = await logIn(issuer, { user: 'alice', parameters: { resource: undefined, redirect_uri: callback } });
  check('a token that is not for us is refused', (await ask(elsewhere.access_token)).status === 401);
  const reader = await logIn(issuer, { user: 'alice',
    parameters: { resource: api, redirect_uri: callback, scope: 'openid taskboard:read' } });
  const refused = await ask(reader.access_token, '/projects/', { method: 'POST', body: '{"name":"x"}',
    headers: { 'content-type': 'application/json' } });
  check('a scope that was not granted is missed', refused.status === 403);
  return alice;
}

// Eight clients refresh and ask all the time, while the provider changes its keys in both of its ways.
async function rotationLosesNothing(provider) {
  const kids = new Set();
  const answers = [];
  let rotating = true;
  const client = async (user) => {
    let tokens = await tokensFor(provider.issuer, user);
    while (rotating || !kids.has(provider.newest)) {
      kids.add(kidOf(tokens.access_token));
      answers.push((await ask(tokens.access_token)).status);
      tokens = (await refresh(provider.issuer, tokens.refresh_token)).body;
    }
  };
  const clients = ['alice', 'bob', 'carol', 'alice'].map(client);
  await provider.publishNext();
  provider.newest = await provider.rotate();
  rotating = false;
  await Promise.all(clients);
  check(`a key that was published first loses no request (${answers.length} asked)`,
    answers.every((status) => status === 200));
}

const mostWaiting = 8; // As in lessons/07_rs256_oauth2/provider_limit.hpp: one more request gets 503 and Retry-After.

// The new key signs at once: Taskboard meets it before it has ever been fetched.
async function promotionWithoutNoticeLosesNothing(provider) {
  await provider.rotate();
  const tokens = await tokensFor(provider.issuer, 'carol');
  const answers = await Promise.all(Array.from({ length: mostWaiting }, () => ask(tokens.access_token)));
  check('a key that nobody has seen loses no request', answers.every(({ status }) => status === 200));
}

async function loginEndsAtMe({ issuer }) {
  const login = async (user) => {
    const browser = new Browser(api);
    const away = await browser.open(`${api}/login/start?issuer=${encodeURIComponent(issuer)}`);
    const pages = new Browser(issuer);
    const back = await answerPages(pages, await pages.open(away.left.href), { user });
    const page = await browser.open(back.href);
    return { status: page.status, ...JSON.parse(page.text) };
  };
  const alice = await login('alice');
  check('"Log in with …" ends at /me', alice.status === 200 && alice.issuer === issuer);
  check('the same identity is the same user', (await login('alice')).id === alice.id);
  const mallory = await login('mallory');
  check("mallory, whose profile has alice's e-mail, is somebody else", mallory.status === 200 && mallory.id !== alice.id);
}

const servers = await withProvider({ resources: [api], redirectUris: [callback] }, async (provider) => {
  const started = await startServers(process.argv[2], { ports, words: ['--issuer', provider.issuer] });
  const alice = await tokensAreAccepted(provider);
  await rotationLosesNothing(provider);
  await promotionWithoutNoticeLosesNothing(provider);
  await loginEndsAtMe(provider);
  const last = await tokensFor(provider.issuer, 'bob');
  check('the last token is accepted', (await ask(last.access_token)).status === 200);
  return { started, alice, last };
});
// The provider has gone.
const answers = await Promise.all(Array.from({ length: 16 }, () => ask(servers.last.access_token)));
check('the provider is down, and its last keys go on', answers.every(({ status }) => status === 200));
const forged = `${Buffer.from(JSON.stringify({ alg: 'RS256', typ: 'at+jwt', kid: createHash('sha256').digest('hex') }))
  .toString('base64url')}.e30.AAAA`;
check('an unknown key is refused meanwhile', (await ask(forged)).status === 401);
await servers.started.stop();
finish('oidc-provider');
