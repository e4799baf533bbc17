// openid-client, which is certified as a relying party, does the whole code flow with our authorization server; what
// oauth4webapi says to our access tokens.
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';

globalThis.crypto ??= webcrypto; // Node 18, which Debian 12 has, keeps it in node:crypto only.
const client = await import('openid-client');
const oauth = await import('oauth4webapi');
const { decodeJwt, decodeProtectedHeader } = await import('jose');

const { check, checkRejects, finish } = await import('./checks.mjs');
const { allow, startServers } = await import('./servers.mjs');

const servers = await startServers(process.argv[2], { words: ['--legacy-password-grant'] });
const insecure = { execute: [client.allowInsecureRequests] }; // Loopback without TLS.
const redirectUri = 'http://127.0.0.1:49152/callback'; // A native client may take any port (RFC 8252 §7.3).

async function codeFlow(config, { scope, user } = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const expected = { pkceCodeVerifier: verifier, expectedState: client.randomState(), expectedNonce: client.randomNonce() };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: scope ?? 'openid email offline_access taskboard:read',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: expected.expectedState,
    nonce: expected.expectedNonce,
  });
  const back = await allow(servers.issuer, url.href, { user });
  return { back, expected, tokens: await client.authorizationCodeGrant(config, back, expected) };
}

const askUserinfo = (token) =>
  fetch(`${servers.issuer}/userinfo`, { headers: { authorization: `Bearer ${token}` } });

async function wholeFlow() {
  const config = await client.discovery(new URL(servers.issuer), 'taskboard-cli', undefined, client.None(), insecure);
  check('discovery finds our endpoints', config.serverMetadata().token_endpoint === `${servers.issuer}/token`);
  check('PKCE is announced', config.serverMetadata().supportsPKCE());

  const { back, expected, tokens } = await codeFlow(config);
  check('the browser brings back a code and our name', back.searchParams.get('iss') === servers.issuer);
  check('there is an ID token about alice', tokens.claims()?.sub === '1');
  check('there is a refresh token', typeof tokens.refresh_token === 'string');
  check('the scope is what was granted', tokens.scope === 'openid email offline_access taskboard:read');

  const user = await client.fetchUserInfo(config, tokens.access_token, '1');
  check('userinfo says who it is', user.email === 'alice@example.com');

  const next = await client.refreshTokenGrant(config, tokens.refresh_token);
  check('a refresh gives the next pair', next.refresh_token !== tokens.refresh_token);
  await checkRejects('a refresh token is used once',
    () => client.refreshTokenGrant(config, tokens.refresh_token), /invalid_grant/);
  check('its reuse ends what it belonged to', (await askUserinfo(next.access_token)).status === 401);

  const again = await codeFlow(config, { scope: 'openid taskboard:read taskboard:write offline_access' });
  await checkRejects('a code is used once',
    () => client.authorizationCodeGrant(config, again.back, again.expected), /invalid_grant/);
  check('its second use ends the tokens of the first', (await askUserinfo(again.tokens.access_token)).status === 401);

  const last = await codeFlow(config);
  await client.tokenRevocation(config, last.tokens.refresh_token);
  await checkRejects('a revoked token is refused',
    () => client.refreshTokenGrant(config, last.tokens.refresh_token), /invalid_grant/);
  await checkRejects('the client notices a state that is not its own',
    () => client.authorizationCodeGrant(config, back, { ...expected, expectedState: 'another' }), /state/);
  return last;
}

async function clientCredentials() {
  const config = await client.discovery(new URL(servers.issuer), 'report-job', undefined,
    client.ClientSecretBasic(servers.secret), insecure);
  const tokens = await client.clientCredentialsGrant(config, { scope: 'taskboard:read' });
  check('a client gets a token for itself, by Basic', decodeJwt(tokens.access_token).sub === 'report-job');
  const post = await client.discovery(new URL(servers.issuer), 'report-job', undefined,
    client.ClientSecretPost(servers.secret), insecure);
  check('and by its secret in the body',
    (await client.clientCredentialsGrant(post, { scope: 'taskboard:read' })).token_type === 'bearer');
  const wrong = await client.discovery(new URL(servers.issuer), 'report-job', undefined,
    client.ClientSecretBasic('another secret of thirty-two letters'), insecure);
  await checkRejects('not with another secret', () => client.clientCredentialsGrant(wrong, {}), /CHALLENGE/);
}

// What a resource server in another language says to our token (RFC 9068 §4).
async function validate(token, audience) {
  const server = { issuer: servers.issuer, jwks_uri: `${servers.issuer}/.well-known/jwks.json` };
  const request = new Request(`${audience}/projects/`, { headers: { authorization: `Bearer ${token}` } });
  return oauth.validateJwtAccessToken(server, request, audience, { [oauth.allowInsecureRequests]: true });
}

async function accessTokens() {
  const answer = await fetch(`${servers.issuer}/token`, { method: 'POST', body: new URLSearchParams({
    grant_type: 'password', username: 'alice@example.com', password: 'looking-glass', scope: 'taskboard:read' }) });
  const { access_token: token } = await answer.json();
  check('an access token says what it is', decodeProtectedHeader(token).typ === 'at+jwt');
  const claims = await validate(token, servers.api);
  check('oauth4webapi accepts our access token', claims.sub === '1' && claims.scope === 'taskboard:read');
  await checkRejects('and refuses it for another audience', () => validate(token, 'http://127.0.0.1:1'), /aud/);
  const jwks = await (await fetch(`${servers.issuer}/.well-known/jwks.json`)).json();
  check('its key is published', jwks.keys.some(({ kid }) => kid === decodeProtectedHeader(token).kid));
  check('no private member is', jwks.keys.every((key) => !('d' in key || 'p' in key || 'q' in key)));
}

try {
  const { tokens } = await wholeFlow();
  await checkRejects('an ID token is no access token', () => validate(tokens.id_token, servers.api), /typ|at\+jwt|JWT/);
  await clientCredentials();
  await accessTokens();
} finally {
  await servers.stop();
}
const version = (name) =>
  JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url))).version;
finish(`openid-client ${version('openid-client')}, oauth4webapi ${version('oauth4webapi')}`);
