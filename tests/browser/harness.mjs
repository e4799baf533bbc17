// Servers, a browser, and a way to say what must hold.
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {createInterface} from 'node:readline';

import {startServers} from '../interop/servers.mjs';

export const tools = resolve(process.env.TOOLS);
const {chromium} = createRequire(`${tools}/`)('playwright-core');

const tests = [];
export const test = (sentence, body) => tests.push({sentence, body});

class Skipped extends Error {}

// Ends a test that cannot run on this machine.
export function skip(reason) {
  throw new Skipped(reason);
}

// Runs every test, one after the other, and prints the sums as scripts/test reads them. Returns 1 if a test failed.
export async function runTests() {
  const sums = {ok: 0, FAILED: 0, skipped: 0};
  for (const {sentence, body} of tests) {
    const outcome = await body().then(() => ['ok', ''], (error) =>
      error instanceof Skipped ? ['skipped', `\n${error.message}`] : ['FAILED', `\n${error.stack}`]);
    sums[outcome[0]] += 1;
    console.log(`${outcome[0].padEnd(7)} ${sentence}${outcome[1]}`);
  }
  console.log(`${sums.ok} passed, ${sums.FAILED} failed${sums.skipped ? `, ${sums.skipped} skipped` : ''}`);
  return sums.FAILED === 0 ? 0 : 1;
}

// Options that give a server with a database one of its own, and none to a server without.
function ownDatabase(program) {
  const help = spawnSync(program, ['--help'], {encoding: 'utf8'});
  if (!`${help.stdout}${help.stderr}`.includes('--db')) return [];
  return ['--db', join(mkdtempSync(join(tmpdir(), 'browser-')), 'server.db')];
}

// Some servers do not start without secrets. Nobody knows these; a token of one run is none for the next.
const secrets = {JWT_SECRET: randomBytes(32).toString('base64'), METRICS_KEY: randomBytes(32).toString('base64')};

// Runs `body(url)` while a server of the build folder is up.
export async function withServer(name, args, body) {
  const program = join(process.env.BUILD, 'bin', name);
  const server = spawn(program, ['--port', '0', '--log', 'off', ...ownDatabase(program), ...args],
    {stdio: ['ignore', 'pipe', 'inherit'], env: {...process.env, ...secrets}});
  try {
    const lines = createInterface({input: server.stdout});
    const {value} = await lines[Symbol.asyncIterator]().next();
    assert.match(value ?? '', /^Listening on /, `${name} did not start`);
    await body(value.replace('Listening on ', ''));
  } finally {
    server.kill('SIGKILL');
  }
}

// Runs `body({issuer, api, secret})` while lesson 7's two servers are up, solved, on a database of their own.
export async function withBothServers(options, body) {
  const servers = await startServers(join(process.env.BUILD, 'bin', 'serve-7-solution'), options);
  try {
    await body(servers);
  } finally {
    await servers.stop();
  }
}

// The troubles of every page and pop-up of a browser: a request to a host that is not one of `origins`, a violation
// of the content security policy, and an error that is thrown or on the console.
async function watch(browser, origins) {
  const troubles = [];
  browser.on('request', (request) => {
    const {protocol, origin} = new URL(request.url());
    if (protocol.startsWith('http') && !origins.includes(origin)) troubles.push(`foreign: ${request.url()}`);
  });
  browser.on('weberror', (error) => troubles.push(`thrown: ${error.error().message}`));
  browser.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  await browser.addInitScript(() => addEventListener('securitypolicyviolation',
    (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
  return troubles;
}

// Types into the field that a new page begins in, once the page has put the cursor there.
export async function typeFirst(page, text) {
  await page.locator('input:focus').waitFor();
  await page.keyboard.type(text);
}

// Runs `body(page)` in a fresh browser, then holds its pages to good behaviour: no troubles but those `expected`.
// `origins`: the server's, or a list. `options`: Playwright's, for a browser that is not as usual.
export async function withPage(origins, body, expected = [], options = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ...options,
  });
  try {
    browser.setDefaultTimeout(15_000);
    const troubles = await watch(browser, [origins].flat());
    await body(await browser.newPage());
    const unexpected = troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)));
    assert.deepEqual(unexpected, []);
  } finally {
    await browser.close();
    rmSync(profile, {recursive: true, force: true});
  }
}
