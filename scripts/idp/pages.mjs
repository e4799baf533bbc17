// The provider's pages. They need no script, and load nothing but one style sheet from the provider itself.
import { cast } from './accounts.mjs';

// Every scope that a person can consent to, and what it means.
const meanings = new Map([
  ['openid', 'know that it is you'],
  ['profile', 'see your name'],
  ['email', 'see your e-mail address'],
  ['offline_access', 'go on while you are away'],
  ['taskboard:read', 'read your projects and tasks'],
  ['taskboard:write', 'change your projects and tasks'],
]);

// For every answer. There is no form-action: browsers hold redirects after a form to it, and this form ends at the
// application. The empty script-src leaves room for the hash of oidc-provider's own script, which sends the answer on
// if an application asks for response_mode=form_post.
export const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src data:; script-src; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
};

export function send(ctx, page) {
  ctx.type = 'html';
  ctx.set('Cache-Control', 'no-store');
  ctx.body = page.text;
}

// Text that is HTML already; every other value in a template is escaped.
class Html {
  constructor(text) {
    this.text = text;
  }
}

function html(strings, ...values) {
  return new Html(strings.reduce((text, string, i) => text + toHtml(values[i - 1]) + string));
}

function toHtml(value) {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(toHtml).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

// `content` under the heading `title`.
function layout(title, content) {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>${title} · Wonderland ID</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/style.css">
</head>
<body>
  <header>Wonderland ID</header>
  <main>
    <h1>${title}</h1>
${content}
  </main>
  <footer>The identity provider of this course</footer>
</body>
</html>
`;
}

// `refused` is the name that was typed if the last try was wrong. The page does not tell whether the name or the
// password was: that would tell which names exist.
export function login({ application, refused }) {
  const again = refused !== undefined;
  return layout('Log in', html`
    <p>${application} would like to know who you are.</p>
    ${again ? html`<p class="refused" role="alert" id="refused">This name and this password do not match.</p>` : ''}
    <form method="post">
      <label for="user">Name</label>
      <input id="user" name="user" value="${refused ?? ''}" autocomplete="username" autocapitalize="none"
        spellcheck="false" maxlength="100" required ${again ? '' : 'autofocus'}>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" maxlength="1000" required
        ${again ? html`aria-describedby="refused" autofocus` : ''}>
      <div class="buttons">
        <button name="decision" value="yes">Log in</button>
        <button name="decision" value="no" class="quiet" formnovalidate>Cancel</button>
      </div>
    </form>
    <details>
      <summary>Who can log in here?</summary>
      <ul>${cast.map(({ user, password }) => html`<li>${user} <code>${password}</code></li>`)}</ul>
    </details>`);
}

// `scopes`: what the application asks for. A scope that nobody can grant is not shown.
export function consent({ application, user, scopes }) {
  const known = scopes.filter((scope) => meanings.has(scope));
  return layout(`Allow ${application}?`, html`
    <p>You are logged in as <strong>${user}</strong>. ${application} would like to:</p>
    <ul class="scopes">
      ${known.map((scope) => html`<li>${meanings.get(scope)} <code>${scope}</code></li>`)}
    </ul>
    <form method="post">
      <div class="buttons">
        <button name="decision" value="yes">Allow</button>
        <button name="decision" value="no" class="quiet">Refuse</button>
      </div>
    </form>
    <p class="aside">Not ${user}? <a href="/session/end">Log out</a>, then start again at the application.</p>`);
}

// `form` is oidc-provider's: it holds what proves that the answer comes from this page.
export function logout(form) {
  return layout('Log out?', html`
    <p>You stay logged in at your applications until you log out there, too.</p>
    ${new Html(form)}
    <div class="buttons"><button form="op.logoutForm" name="logout" value="yes">Log out</button></div>`);
}

export function loggedOut() {
  return layout('You are logged out', html`<p>You can close this page.</p>`);
}

export function expired() {
  return layout('Too late', html`
    <p>This page belongs to a login that has ended, or that began in another browser.</p>
    <p>Start again at the application.</p>`);
}

// RFC 6749 §4.1.2.1: without a client and a redirect URI that we know, the person is told instead of the client.
export function problem({ error, error_description: description }) {
  return layout('This request cannot be answered', html`
    <p>This provider refuses the request that brought you here.</p>
    <p><code>${error}</code></p>
    ${description ? html`<p>${description}</p>` : ''}`);
}
