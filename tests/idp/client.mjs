// The identity provider of scripts/idp, and a client of it, for tests.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { Browser } from './browser.mjs';

const script = realpathSync(fileURLToPath(new URL('../../scripts/idp/run', import.meta.url)));

export const passwords = { alice: 'looking-glass', bob: 'workbench', carol: 'silver-bells', mallory: 'cheshire' };

// Runs `body` with a provider of its own, as startProvider() returns it, and returns what `body` returns.
export async function withProvider(options, body) {
  const provider = await startProvider(options);
  try {
    return await body(provider);
  } finally {
    await provider.stop();
  }
}

// Starts the provider on a free port and waits until it listens. `resources`, `redirectUris`, `accessTokenTtl`: its
// options; what is left out keeps its default. `command`: what starts it, if not its script. Returns
//   issuer               http://127.0.0.1:PORT
//   rotate()             signs with a new key from then on; returns its kid
//   publishNext()        publishes the next key; returns its kid
//   stop(signal)         ends it; returns { code, errors (what it wrote to stderr) }
export async function startProvider({ resources = [], redirectUris = [], accessTokenTtl, command = [script] } = {}) {
  const words = [...command.slice(1), '--port', '0', '--quiet',
    ...resources.flatMap((url) => ['--resource', url]),
    ...redirectUris.flatMap((url) => ['--redirect-uri', url]),
    ...(accessTokenTtl ? ['--access-token-ttl', String(accessTokenTtl)] : [])];
  const child = spawn(command[0], words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const killChild = () => child.kill('SIGKILL');
  process.on('exit', killChild);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { errors += text; });
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  // Returns what follows `start` in the next line; throws if the provider says something else or ends.
  const nextLine = async (start) => {
    const { value } = await lines.next();
    if (!value?.startsWith(start)) throw new Error(`The provider says "${value}" instead of "${start}…".\n${errors}`);
    return value.slice(start.length);
  };
  const signal = (name, start) => {
    child.kill(name);
    return nextLine(start);
  };

  return {
    issuer: await nextLine('Listening on '),
    rotate: () => signal('SIGUSR1', 'Signing with key '),
    publishNext: () => signal('SIGUSR2', 'Published, and not signing yet: key '),
    async stop(name = 'SIGTERM') {
      child.kill(name);
      const [code] = await closed;
      process.off('exit', killChild);
      return { code, errors };
    },
  };
}

export const discover = async (issuer) => (await fetch(`${issuer}/.well-known/openid-configuration`)).json();

const random = () => randomBytes(32).toString('base64url');

// Returns an authorization request with PKCE (RFC 7636), and what the client must remember of it. `parameters` replace
// or add to the usual ones; one that is undefined is left out.
export async function authorizationRequest(issuer, parameters = {}) {
  const verifier = random();
  const asked = {
    response_type: 'code',
    client_id: 'taskboard',
    redirect_uri: 'http://127.0.0.1:8017/login/callback',
    scope: 'openid email offline_access taskboard:read taskboard:write',
    prompt: 'consent', // Without it there is no offline_access (OpenID Connect Core §11).
    resource: 'http://127.0.0.1:8017',
    state: random(),
    nonce: random(),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...parameters,
  };
  const url = new URL((await discover(issuer)).authorization_endpoint);
  Object.entries(asked).forEach(([name, value]) => value !== undefined && url.searchParams.set(name, value));
  return { url: url.href, verifier, state: asked.state, nonce: asked.nonce, redirectUri: asked.redirect_uri,
    clientId: asked.client_id };
}

// Logs `user` in, consents, and returns the URL that the browser is sent away to.
export async function answerPages(browser, page, { user, password = passwords[user], decision = 'yes' }) {
  const afterLogin = page.text?.includes('name="password"')
    ? await browser.submit(page, { user, password, decision: 'yes' })
    : page;
  if (afterLogin.left) return afterLogin.left;
  const afterConsent = await browser.submit(afterLogin, { decision });
  if (!afterConsent.left) throw new Error(`The pages do not lead back to the client:\n${afterConsent.text}`);
  return afterConsent.left;
}

// Posts a form to the token endpoint. Returns { status, body }.
export async function askForTokens(issuer, form) {
  const { token_endpoint: endpoint } = await discover(issuer);
  const answer = await fetch(endpoint, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: await answer.json() };
}

// The whole code flow. `parameters` as authorizationRequest() takes them. Returns the token endpoint's answer with
// `nonce`, the one that the ID token must repeat; throws if there are no tokens.
export async function logIn(issuer, { user, browser = new Browser(issuer), parameters = {} }) {
  const request = await authorizationRequest(issuer, parameters);
  const back = await answerPages(browser, await browser.open(request.url), { user });
  if (back.searchParams.get('state') !== request.state) throw new Error(`Another state comes back: ${back}`);
  const { status, body } = await askForTokens(issuer, {
    grant_type: 'authorization_code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    code: back.searchParams.get('code'),
    code_verifier: request.verifier,
  });
  if (status !== 200) throw new Error(`No tokens: ${JSON.stringify(body)} after ${back}`);
  return { ...body, nonce: request.nonce };
}

// Spends a refresh token. Returns { status, body }.
export const refresh = (issuer, refreshToken, clientId = 'taskboard') =>
  askForTokens(issuer, { grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken });
