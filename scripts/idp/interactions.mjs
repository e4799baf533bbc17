// The pages at /interaction/{uid}: oidc-provider sends a browser there when it needs something from a person (a login,
// or consent), and goes on with the answer.
import { readFileSync } from 'node:fs';

import { errors } from 'oidc-provider';

import { accountOf, logIn } from './accounts.mjs';
import * as pages from './pages.mjs';

const longestForm = 4096; // characters
const style = readFileSync(new URL('style.css', import.meta.url), 'utf8');

// Returns Koa middleware that answers these pages and the style sheet, and leaves all else to `provider`.
export function interactions(provider) {
  return async (ctx, next) => {
    ctx.set(pages.headers);
    if (ctx.path.startsWith('/interaction/')) return interact(provider, ctx);
    if (ctx.path !== '/style.css') return next();
    ctx.type = 'css';
    ctx.body = style;
  };
}

async function interact(provider, ctx) {
  try {
    // Found by a cookie that the browser sends to this one path.
    const details = await provider.interactionDetails(ctx.req, ctx.res);
    const { clientName: application } = await provider.Client.find(details.params.client_id);
    if (ctx.method === 'POST') {
      await answer(provider, ctx, { application, details });
    } else {
      show(ctx, { application, details });
    }
  } catch (error) {
    if (!(error instanceof errors.OIDCProviderError)) throw error;
    ctx.status = 400;
    pages.send(ctx, error instanceof errors.SessionNotFound ? pages.expired() : pages.problem(error));
  }
}

function show(ctx, { application, details }) {
  const { prompt, params: { scope = '' }, session } = details;
  const page = prompt.name === 'login'
    ? pages.login({ application })
    : pages.consent({ application, user: accountOf(session.accountId).user, scopes: scope.split(' ') });
  pages.send(ctx, page);
}

async function answer(provider, ctx, { application, details }) {
  const form = await readForm(ctx.req);
  const result = form.get('decision') === 'yes'
    ? await resultOf(provider, details, form)
    : { error: 'access_denied', error_description: 'The user refused.' };
  if (result) {
    ctx.status = 303;
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
  } else {
    ctx.status = 403;
    pages.send(ctx, pages.login({ application, refused: form.get('user') }));
  }
}

// Returns what the person has decided, as oidc-provider takes it; undefined if the name or the password is wrong.
async function resultOf(provider, details, form) {
  if (details.prompt.name === 'consent') return { consent: { grantId: await grant(provider, details) } };
  const account = logIn(form.get('user'), form.get('password'));
  return account && { login: { accountId: account.id } };
}

// Adds what was asked for to what the application may do already, and returns the id of this grant.
async function grant(provider, { grantId, params, session, prompt: { details } }) {
  const granted = grantId
    ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  granted.addOIDCScope((details.missingOIDCScope ?? []).join(' '));
  for (const [resource, scopes] of Object.entries(details.missingResourceScopes ?? {})) {
    granted.addResourceScope(resource, scopes.join(' '));
  }
  return granted.save();
}

async function readForm(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > longestForm) throw new errors.InvalidRequest('The form is too long.');
  }
  return new URLSearchParams(text);
}
