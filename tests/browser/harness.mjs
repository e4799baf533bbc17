// Servers, a browser, and a way to say what must hold.
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {createInterface} from 'node:readline';

export const tools = resolve(process.env.TOOLS);
const {chromium} = createRequire(`${tools}/`)('playwright-core');

const tests = [];
export const test = (sentence, body) => tests.push({sentence, body});

// Runs every test, one after the other; the exit code is the number of failures.
export async function runTests() {
  let failed = 0;
  for (const {sentence, body} of tests) {
    try {
      await body();
      console.log(`ok      ${sentence}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${sentence}\n${error.stack}`);
    }
  }
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
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

// Runs `body(page)` on a fresh page, then holds it to good behaviour: no request to another host, no
// violation of the content security policy, and no error on the console but those `expected`.
export async function withPage(url, body, expected = []) {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    const troubles = [];
    page.on('request', (request) => {
      const target = new URL(request.url());
      if (target.protocol.startsWith('http') && target.origin !== url) troubles.push(`foreign: ${request.url()}`);
    });
    page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
    });
    await page.addInitScript(() => addEventListener('securitypolicyviolation',
      (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
    await body(page);
    const unexpected = troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)));
    assert.deepEqual(unexpected, []);
  } finally {
    await browser.close();
    rmSync(profile, {recursive: true, force: true});
  }
}
