// What people see of lesson 7's two servers: logging in from /docs, and at Taskboard with "Log in with …".
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';

import {authorizationRequest, passwords} from '../idp/client.mjs';
import {freePort} from '../interop/servers.mjs';
import {test, typeFirst, withBothServers, withPage} from './harness.mjs';
import {withInstalledProvider} from './installed_provider.mjs';
import {answered, closeDialog, openDialog, tryOut} from './swagger_ui.mjs';

const looks = [{scheme: 'light', width: 1280}, {scheme: 'dark', width: 375}];

async function openWith(page, {scheme, width}, url) {
  await page.emulateMedia({colorScheme: scheme});
  await page.setViewportSize({width, height: 800});
  await page.goto(url);
}

const assertFits = async (page) =>
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} is too wide`);

// Fills in our login page.
async function logIn(page, user) {
  await page.getByLabel('E-mail').fill(`${user}@example.com`);
  await page.getByLabel('Password').fill(passwords[user]);
  await page.getByRole('button', {name: 'Log in'}).click();
}

const allow = (page) => page.getByRole('button', {name: 'Allow'}).click();

// What Taskboard says about whoever uses this browser.
async function whoAmI(page, api) {
  await page.waitForURL(`${api}/me`);
  return JSON.parse(await page.locator('body').innerText());
}

// An authorization request of the command line client, which anybody may use to log in.
const commandLine = (issuer) => authorizationRequest(issuer, {
  client_id: 'taskboard-cli', redirect_uri: 'http://127.0.0.1:9999/callback', scope: 'openid', resource: undefined});

// Logs in by the dialog behind "Authorize" of the authorization server's /docs.
async function authorizeByCode(page, user) {
  const dialog = await openDialog(page, 'oauth2_code');
  const [popup] = await Promise.all([page.waitForEvent('popup'), dialog.locator('button.authorize').click()]);
  await logIn(popup, user);
  await Promise.all([popup.waitForEvent('close'), allow(popup)]);
  await dialog.locator('button', {hasText: 'Logout'}).waitFor();
  await closeDialog(page);
}

const tokenOf = ({curl}) => /Authorization: Bearer ([^'"]+)/.exec(curl)[1];

test('at the authorization server a code with PKCE logs in from /docs', () => withBothServers({}, ({issuer}) =>
  withPage(issuer, async (page) => {
    await page.goto(`${issuer}/docs`);
    assert.equal((await tryOut(page, 'get_userinfo')).status, 401);
    await authorizeByCode(page, 'alice');
    const {status, body} = await tryOut(page, 'get_userinfo');
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(body), {email: 'alice@example.com', sub: '1'});
  }, answered(401))));

test('at the authorization server a password logs in from /docs, where its flow is switched on', () =>
  withBothServers({words: ['--legacy-password-grant']}, ({issuer}) => withPage(issuer, async (page) => {
    await page.goto(`${issuer}/docs`);
    const dialog = await openDialog(page, 'oauth2_password');
    await dialog.locator('#oauth_username').fill('alice@example.com');
    await dialog.locator('#oauth_password').fill(passwords.alice);
    await dialog.locator('button.authorize').click();
    await dialog.locator('button', {hasText: 'Logout'}).waitFor();
    await closeDialog(page);
    assert.equal((await tryOut(page, 'get_userinfo')).status, 200);
  })));

test('where the password flow is switched off, /docs does not offer it', () => withBothServers({}, ({issuer}) =>
  withPage(issuer, async (page) => {
    await page.goto(`${issuer}/docs`);
    await openDialog(page, 'oauth2_code');
    assert.equal(await page.locator('.auth-container', {hasText: 'oauth2_password'}).count(), 0);
  })));

test("Taskboard's /docs takes the token of the authorization server's", () => withBothServers({}, ({issuer, api}) =>
  withPage([issuer, api], async (page) => {
    await page.goto(`${issuer}/docs`);
    await authorizeByCode(page, 'bob');
    const token = tokenOf(await tryOut(page, 'get_userinfo'));

    await page.goto(`${api}/docs`);
    assert.equal((await tryOut(page, 'get_projects')).status, 401);
    const dialog = await openDialog(page, 'bearer');
    await dialog.locator('input').fill(token);
    await dialog.locator('button.authorize').click();
    await closeDialog(page);
    assert.equal((await tryOut(page, 'get_projects')).status, 200);
  }, answered(401))));

for (const look of looks) {
  test(`"Log in with …" ends at /me, and "Log out" ends that, ${look.scheme}, ${look.width} wide`, () =>
    withBothServers({}, ({issuer, api}) => withPage([issuer, api], async (page) => {
      await openWith(page, look, `${api}/login`);
      await assertFits(page);
      await page.getByRole('link', {name: `Log in with ${issuer}`}).click();
      await typeFirst(page, 'alice@example.com');
      await assertFits(page);
      await page.keyboard.press('Tab');
      await page.keyboard.type('a wrong password');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await assertFits(page);
      await typeFirst(page, passwords.alice);
      await page.keyboard.press('Enter');
      await page.getByText('You are alice@example.com').waitFor();
      await assertFits(page);
      await allow(page);
      const me = await whoAmI(page, api);
      assert.deepEqual(me, {id: me.id, role: 'member', issuer, subject: '1'});

      await page.goto(`${api}/login`);
      await assertFits(page);
      await page.getByRole('button', {name: 'Log out'}).click();
      await page.waitForURL(`${api}/login`);
      assert.equal(await page.getByRole('button', {name: 'Log out'}).count(), 0);
      assert.equal((await page.goto(`${api}/me`)).status(), 401);
    }, answered(401))));
}

test('somebody else can use the browser after "Use another account"', () => withBothServers({}, ({issuer, api}) =>
  withPage([issuer, api], async (page) => {
    await page.goto(`${api}/login`);
    await page.getByRole('link').click();
    await logIn(page, 'alice');
    await page.getByRole('button', {name: 'Use another account'}).click();
    await logIn(page, 'bob');
    await page.getByText('You are bob@example.com').waitFor();
    await allow(page);
    assert.equal((await whoAmI(page, api)).subject, '2');
  })));

test('Taskboard answers "Deny" without a login', () => withBothServers({}, ({issuer, api}) =>
  withPage([issuer, api], async (page) => {
    await page.goto(`${api}/login`);
    await page.getByRole('link').click();
    await logIn(page, 'alice');
    await page.getByRole('button', {name: 'Deny'}).click();
    await page.getByText('This login did not work').waitFor();
    assert.equal((await page.goto(`${api}/me`)).status(), 401);
  }, [...answered(400), ...answered(401)])));

test('login and consent work without JavaScript', () => withBothServers({}, ({issuer, api}) =>
  withPage([issuer, api], async (page) => {
    await page.goto(`${api}/login`);
    await page.getByRole('link').click();
    await logIn(page, 'alice');
    await allow(page);
    await page.waitForURL(`${api}/me`);
  }, [], {javaScriptEnabled: false})));

// Runs `body(url)` while a site of somebody else is up that puts `target` into a frame.
async function withFramingSite(target, body) {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><link rel="icon" href="data:,"><title>Win a prize</title>'
      + `<iframe src="${target}"></iframe>`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    await body(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test('no site can put the pages into a frame', () => withBothServers({}, async ({issuer, api}) => {
  for (const target of [(await commandLine(issuer)).url.replaceAll('&', '&amp;'), `${api}/login`])
    await withFramingSite(target, (site) => withPage([issuer, api, site], async (page) => {
      await page.goto(site);
      assert.equal(page.frames()[1].url(), 'chrome-error://chromewebdata/');
    }, [/frame/i]));
}));

test("with a provider that nobody here wrote the browser ends at /me, and mallory is not alice", async () => {
  const ports = [await freePort(), await freePort()];
  const api = `http://127.0.0.1:${ports[1]}`;
  await withInstalledProvider({resources: [api], redirectUris: [`${api}/login/callback`]}, (provider) =>
    withBothServers({ports, words: ['--issuer', provider.issuer]}, async () => {
      const logInAs = async (user) => {
        let me;
        await withPage([api, provider.issuer], async (page) => {
          await page.goto(`${api}/login`);
          await page.getByRole('link', {name: `Log in with ${provider.issuer}`}).click();
          await typeFirst(page, user);
          await page.keyboard.press('Tab');
          await page.keyboard.type(passwords[user]);
          await page.keyboard.press('Enter');
          await page.locator('.scopes').waitFor();
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter');
          me = await whoAmI(page, api);
        });
        return me;
      };
      const alice = await logInAs('alice');
      assert.equal(alice.issuer, provider.issuer);
      assert.equal((await logInAs('alice')).id, alice.id);
      assert.notEqual((await logInAs('mallory')).id, alice.id);
    }));
});
