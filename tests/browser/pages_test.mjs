// What people see of the servers.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {runTests, test, tools, withBothServers, withPage, withServer} from './harness.mjs';
import './oauth_pages.mjs';
import './provider_pages.mjs';
import {answered, closeDialog, openDialog, tryOut} from './swagger_ui.mjs';

// Every application that has pages, by its name: runs `body(url)` while it is up. Lesson 7's program is two of them.
const applications = process.env.SERVERS.split(' ').flatMap((name) => name === 'serve-7-solution'
  ? [[`${name}, the authorization server,`, (body) => withBothServers({}, ({issuer}) => body(issuer))],
    [`${name}, Taskboard,`, (body) => withBothServers({}, ({api}) => body(api))]]
  : [[name, (body) => withServer(name, [], body)]]);

const documentOf = async (url) => (await fetch(`${url}/openapi.json`)).text();
const titleOf = async (url) => JSON.parse(await documentOf(url)).info.title;

// All that redocly recommends but one rule: a path is documented as it is declared. Taskboard has "/projects/", and
// documented without its slash the path would be one that answers 404.
const lint = ['lint', '--extends', 'recommended', '--skip-rule', 'no-path-trailing-slash'];

// Fills in the dialog behind "Authorize" and presses its button. Scopes as they are preselected, but for `without`.
async function logIn(page, password, {without = []} = {}) {
  const dialog = await openDialog(page, 'oauth2_password');
  const logout = dialog.locator('button', {hasText: 'Logout'});
  if (await logout.count() > 0) await logout.click();
  await dialog.locator('#oauth_username').fill('alice');
  await dialog.locator('#oauth_password').fill(password);
  for (const scope of without) await dialog.locator(`label[for^="${scope}-"]`).first().click();
  await dialog.locator('button.authorize').click();
  await dialog.locator('.errors, button:has-text("Logout")').first().waitFor();
  return dialog;
}

for (const [name, withApplication] of applications) {
  test(`/docs of ${name} shows its operations and asks nobody else`, () => withApplication((url) =>
    withPage(url, async (page) => {
      await page.goto(`${url}/docs`);
      await page.locator('.opblock').first().waitFor();
      assert.equal(await page.title(), await titleOf(url));
      assert.equal((await tryOut(page, 'get_health')).status, 200);
    })));

  test(`/redoc of ${name} shows its operations and asks nobody else`, () => withApplication((url) =>
    withPage(url, async (page) => {
      await page.goto(`${url}/redoc`);
      await page.getByRole('heading', {name: await titleOf(url)}).first().waitFor();
      const background = await page.locator('.menu-content').first().evaluate((menu) => getComputedStyle(menu).backgroundColor);
      assert.equal(background, 'rgb(250, 250, 250)');  // Its styles were let in.
    })));

  test(`the OpenAPI document of ${name} is without fault`, () => withApplication(async (url) => {
    const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
    const file = join(folder, 'openapi.json');
    try {
      writeFileSync(file, await documentOf(url));
      execFileSync(process.execPath, [`${tools}/node_modules/@redocly/cli/bin/cli.js`, ...lint, file],
        {stdio: 'pipe', env: {...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true'}});
    } catch (error) {
      assert.fail(`${error.stdout}${error.stderr}`);
    } finally {
      rmSync(folder, {recursive: true});
    }
  }));
}

test('a guarded operation answers 401, and 200 after Authorize', () => withServer('login_server', [], (url) =>
  withPage(url, async (page) => {
    await page.goto(`${url}/docs`);
    await page.locator('.opblock').first().waitFor();
    assert.equal((await tryOut(page, 'get_me')).status, 401);
    await logIn(page, 'wonderland');
    await closeDialog(page);
    assert.equal((await tryOut(page, 'get_me')).status, 200);
  }, answered(401))));

test('a wrong password is shown where it was typed', () => withServer('login_server', [], (url) =>
  withPage(url, async (page) => {
    await page.goto(`${url}/docs`);
    const dialog = await logIn(page, 'looking-glass');
    assert.match(await dialog.locator('.errors').innerText(), /Wrong name or password|Bad Request/);
  }, answered(400))));

test('scopes are preselected, and one taken away is missing', () => withServer('login_server', [], (url) =>
  withPage(url, async (page) => {
    await page.goto(`${url}/docs`);
    await logIn(page, 'wonderland');
    await closeDialog(page);
    assert.equal((await tryOut(page, 'post_notes')).status, 201);
    await logIn(page, 'wonderland', {without: ['write']});
    await closeDialog(page);
    assert.equal((await tryOut(page, 'post_notes')).status, 403);
  }, answered(403))));

test('a code with PKCE logs in through a window of its own', () => withServer('login_server', [], (url) =>
  withPage(url, async (page) => {
    await page.goto(`${url}/docs`);
    const dialog = await openDialog(page, 'oauth2_code');
    await dialog.locator('button.authorize').click();
    await dialog.locator('button', {hasText: 'Logout'}).waitFor();
    await closeDialog(page);
    assert.equal((await tryOut(page, 'get_me')).status, 200);
  })));

test('the curl line of the page does what the page did', () => withServer('login_server', [], (url) =>
  withPage(url, async (page) => {
    await page.goto(`${url}/docs`);
    await logIn(page, 'wonderland');
    await closeDialog(page);
    const {curl} = await tryOut(page, 'get_me');
    const answer = execFileSync('bash', ['-c', `${curl} --silent`], {encoding: 'utf8'});
    assert.deepEqual(JSON.parse(answer), {name: 'alice', may_write: true});
  })));

test('without the assets there is a plain list with curl lines', () => withServer('login_server', ['--assets', '/nowhere'], (url) =>
  withPage(url, async (page) => {
    await page.goto(`${url}/docs`);
    assert.equal(await page.locator('h1').innerText(), 'Notes');
    const line = await page.locator('code', {hasText: '/health'}).innerText();
    assert.deepEqual(JSON.parse(execFileSync('bash', ['-c', `${line} --silent`], {encoding: 'utf8'})), {status: 'ok'});
  })));

process.exitCode = await runTests();
