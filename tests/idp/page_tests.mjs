// The pages that people see.
import assert from 'node:assert/strict';

import { Browser, formOf } from './browser.mjs';
import { authorizationRequest, discover, logIn } from './client.mjs';
import { test } from './harness.mjs';

const open = async (issuer, browser = new Browser(issuer)) =>
  browser.open((await authorizationRequest(issuer)).url);

// Every page that the provider has, by its name.
async function allPages(issuer) {
  const browser = new Browser(issuer);
  const login = await open(issuer, browser);
  const again = await browser.submit(login, { user: 'alice', password: 'wrong', decision: 'yes' });
  const consent = await browser.submit(again, { user: 'alice', password: 'looking-glass', decision: 'yes' });
  const logout = await browser.open((await discover(issuer)).end_session_endpoint);
  const loggedOut = await browser.submit(logout, { logout: 'yes' });
  const problem = await browser.open(`${issuer}/auth?client_id=nobody`);
  const expired = await browser.open(`${issuer}/interaction/nothing`);
  const missing = await browser.open(`${issuer}/nothing`);
  return { login, again, consent, logout, loggedOut, problem, expired, missing };
}

test('no page names another host, or has a script', async ({ issuer }) => {
  for (const [name, { text }] of Object.entries(await allPages(issuer))) {
    const addresses = [...text.matchAll(/(?:https?:)?\/\/[^\s"'<>]*/g)].map(([address]) => address);
    assert.deepEqual(addresses.filter((address) => !address.startsWith(`${issuer}/`)), [], name);
    assert.doesNotMatch(text, /<script|javascript:|\son\w+=|<style|\sstyle=/i, name);
  }
  assert.doesNotMatch(await (await fetch(`${issuer}/style.css`)).text(), /url\(|@import/);
});

test('every page forbids all that it does not need', async ({ issuer }) => {
  for (const [name, { headers, text }] of Object.entries(await allPages(issuer))) {
    const policy = headers['content-security-policy'];
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/, name);
    assert.doesNotMatch(policy, /unsafe|form-action/, name);
    assert.equal(headers['cache-control'], 'no-store', name);
    assert.match(text, /^<!DOCTYPE html>\n<html lang="en">/, name);
  }
});

test("oidc-provider's page for response_mode=form_post may run its one script", async ({ issuer }) => {
  const parameters = { response_mode: 'form_post', code_challenge_method: 'plain' };
  const { headers } = await new Browser(issuer).open((await authorizationRequest(issuer, parameters)).url);
  assert.match(headers['content-security-policy'], /script-src 'sha256-[\w+/=]+';/);
});

test('every field has a label, and every form can be sent with a button', async ({ issuer }) => {
  const { login, again, consent } = await allPages(issuer);
  for (const page of [login, again]) {
    for (const name of formOf(page).names) assert.match(page.text, new RegExp(`<label for="${name}">`));
  }
  for (const page of [login, again, consent]) assert.deepEqual(formOf(page).buttons, ['decision=yes', 'decision=no']);
});

test('a wrong password and an unknown name get one answer, and the page comes again', async ({ issuer }) => {
  const browser = new Browser(issuer);
  const login = await open(issuer, browser);
  const wrong = await browser.submit(login, { user: 'alice', password: 'workbench', decision: 'yes' });
  const unknown = await browser.submit(wrong, { user: 'nobody', password: 'workbench', decision: 'yes' });
  assert.deepEqual([wrong.status, unknown.status], [403, 403]);
  assert.match(wrong.text, /do not match/);
  assert.equal(wrong.text.replace('alice', 'nobody'), unknown.text);

  const right = await browser.submit(unknown, { user: 'alice', password: 'looking-glass', decision: 'yes' });
  assert.match(right.text, /logged in as <strong>alice/);
});

test('the consent page says what the application would like to do', async ({ issuer }) => {
  const { consent } = await allPages(issuer);
  assert.match(consent.text, /Allow Taskboard\?/);
  for (const scope of ['openid', 'email', 'offline_access', 'taskboard:read', 'taskboard:write']) {
    assert.match(consent.text, new RegExp(`<code>${scope}</code>`));
  }
});

test('the consent page shows no scope that nobody can grant', async ({ issuer }) => {
  const browser = new Browser(issuer);
  const scope = 'openid taskboard:read taskboard:everything constructor';
  const request = await authorizationRequest(issuer, { scope });
  const login = await browser.open(request.url);
  const { text } = await browser.submit(login, { user: 'bob', password: 'workbench', decision: 'yes' });
  assert.deepEqual([...text.matchAll(/<code>([^<]*)/g)].map(([, scope]) => scope), ['openid', 'taskboard:read']);
});

test('what a person types comes back as text', async ({ issuer }) => {
  const browser = new Browser(issuer);
  const typed = `"><script>alert('&')</script>`;
  const { text } = await browser.submit(await open(issuer, browser), { user: typed, password: 'x', decision: 'yes' });
  assert.doesNotMatch(text, /<script/);
  assert.match(text, /value="&#34;&#62;&#60;script/);
});

test('a logout ends the session, and the login page comes again', async ({ issuer }) => {
  const browser = new Browser(issuer);
  await logIn(issuer, { user: 'alice', browser });
  assert.match((await open(issuer, browser)).text, /logged in as/);
  await browser.submit(await browser.open((await discover(issuer)).end_session_endpoint), { logout: 'yes' });
  assert.match((await open(issuer, browser)).text, /name="password"/);
});

test("a page of another browser's login is refused", async ({ issuer }) => {
  const login = await open(issuer);
  const stolen = await new Browser(issuer).submit(login, { user: 'mallory', password: 'cheshire', decision: 'yes' });
  assert.equal(stolen.status, 400);
  assert.match(stolen.text, /began in another browser/);
});

test('a form that is far too long is refused', async ({ issuer }) => {
  const browser = new Browser(issuer);
  const { status } = await browser.submit(await open(issuer, browser), { user: 'a'.repeat(5000), password: 'x' });
  assert.equal(status, 400);
});
