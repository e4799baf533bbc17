// What kind of OpenID provider this is: the configuration of npm's oidc-provider.
import { Provider, errors } from 'oidc-provider';

import { accountOf, clients } from './accounts.mjs';
import { interactions } from './interactions.mjs';
import * as pages from './pages.mjs';

const minute = 60; // All times are in seconds.
const hour = 60 * minute;
const day = 24 * hour;

// The APIs that access tokens can be for (RFC 8707), each with the same two scopes.
function resourceIndicators({ resources, accessTokenTtl }) {
  return {
    enabled: true,
    getResourceServerInfo(ctx, resource) {
      if (!resources.includes(resource)) throw new errors.InvalidTarget();
      return {
        scope: 'taskboard:read taskboard:write',
        audience: resource,
        accessTokenTTL: accessTokenTtl,
        accessTokenFormat: 'jwt', // Its header says "typ":"at+jwt" (RFC 9068).
        jwt: { sign: { alg: 'RS256' } },
      };
    },
    // A client that named the resource when it asked for the code need not name it again for the tokens.
    useGrantedResource: () => true,
  };
}

// What is not listed keeps its default. Switched off is what would bring in pages that we did not write.
function features(options) {
  return {
    devInteractions: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    revocation: { enabled: true },
    resourceIndicators: resourceIndicators(options),
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => pages.send(ctx, pages.logout(form)),
      postLogoutSuccessSource: (ctx) => pages.send(ctx, pages.loggedOut()),
    },
  };
}

// Cookies belong to a host and not to a port, so ours have names that no other server on 127.0.0.1 uses.
function cookies(cookieKey) {
  const shared = { httpOnly: true, sameSite: 'lax', signed: true };
  return {
    keys: [cookieKey],
    names: { session: 'idp_session', interaction: 'idp_interaction', resume: 'idp_resume' },
    long: shared,
    short: shared,
  };
}

function findAccount(ctx, id) {
  const account = accountOf(id);
  return account && { accountId: id, claims: () => ({ sub: id, ...account.claims }) };
}

// A page may call the token endpoint if its origin is one that the client is called back at.
function clientBasedCORS(ctx, origin, client) {
  return client.redirectUris.some((uri) => new URL(uri).origin === origin);
}

// Returns a provider that signs with the first of `keys`. One with other keys takes over from it if `storage` and
// `cookieKey` are the same: oidc-provider takes keys only here.
export function makeProvider({ issuer, keys, storage, cookieKey, options }) {
  const provider = new Provider(issuer, {
    adapter: storage,
    jwks: { keys },
    clients: clients(options.redirectUris),
    clientAuthMethods: ['none'],
    clientBasedCORS,
    findAccount,
    // The scopes of the APIs belong to the APIs (resourceIndicators). Named here as well, they would have to be granted
    // twice, or the consent page would come again and again.
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    claims: { profile: ['name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false, // The ID token has these claims, too, and not only the userinfo endpoint.
    responseTypes: ['code'],
    pkce: { methods: ['S256'], required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    acceptQueryParamAccessTokens: false,
    rotateRefreshToken: true,
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    ttl: {
      AccessToken: options.accessTokenTtl,
      AuthorizationCode: minute,
      IdToken: 10 * minute,
      Interaction: hour,
      Session: day,
      Grant: 14 * day,
      RefreshToken: 14 * day,
    },
    features: features(options),
    cookies: cookies(cookieKey),
    interactions: { url: (ctx, { uid }) => `/interaction/${uid}` },
    renderError: (ctx, error) => pages.send(ctx, pages.problem(error)),
  });
  provider.use(interactions(provider));
  provider.on('server_error', (ctx, error) => console.error(error));
  return provider;
}
