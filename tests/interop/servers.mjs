// Lesson 7's two servers, solved, for tests that talk to them as foreign clients do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { Browser } from '../idp/browser.mjs';

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

// Starts both servers on free ports, with alice, bob and carol, and waits until they listen. `ports`: [authorization
// server, API], if they must be known before. Returns { issuer, api, secret (of the client report-job), stop() }.
export async function startServers(program, { ports, words = [] } = {}) {
  const [port, apiPort] = ports ?? [await freePort(), await freePort()];
  const data = mkdtempSync(join(tmpdir(), 'oauth-'));
  const child = spawn(program, ['--port', String(port), '--api-port', String(apiPort), '--data', data, '--seed',
    '--log', 'off', ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const killChild = () => child.kill('SIGKILL');
  process.on('exit', killChild);
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (start) => {
    const { value } = await lines.next();
    if (!value?.startsWith(start)) throw new Error(`The servers say "${value}" instead of "${start}…"`);
    return value.slice(start.length);
  };
  return {
    secret: await nextLine('The client report-job has the secret '),
    issuer: await nextLine('Listening on '),
    api: await nextLine('Listening on '),
    async stop() {
      child.kill('SIGTERM');
      await closed;
      process.off('exit', killChild);
      rmSync(data, { recursive: true });
    },
  };
}

const passwords = { alice: 'looking-glass', bob: 'workbench', carol: 'silver-bells' };

// Logs `user` in at our pages and allows what is asked for. Returns the URL that the browser is sent away to.
export async function allow(issuer, url, { user = 'alice', browser = new Browser(issuer) } = {}) {
  let page = await browser.open(url);
  if (page.text?.includes('name="password"'))
    page = await browser.submit(page, { email: `${user}@example.com`, password: passwords[user] });
  if (!page.left) page = await browser.submit(page, { decision: 'allow' });
  if (!page.left) throw new Error(`The pages do not lead back to the client:\n${page.text}`);
  return page.left;
}
