// scripts/idp/run as a command: its options, and what it says when it cannot start.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { discover, withProvider } from './client.mjs';
import { test } from './harness.mjs';

const program = fileURLToPath(new URL('../../scripts/idp/run', import.meta.url));

function run(words, environment = process.env) {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', env: environment });
  return { status, stdout, stderr };
}

test('--help names every option, and starts nothing', () => {
  const { status, stdout } = run(['--help']);
  assert.equal(status, 0);
  for (const option of ['--port', '--resource', '--redirect-uri', '--access-token-ttl', '--quiet']) {
    assert.ok(stdout.includes(option), option);
  }
});

test('its next steps fit a terminal of 80 columns', async () => {
  const child = spawn(program, ['--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith('  mallory ')) child.kill('SIGTERM');
  }
  assert.ok(lines.length > 5);
  for (const line of lines) assert.ok(line.length <= 80, line);
});

test('a wrong option is refused with a sentence', () => {
  for (const words of [['--nonsense'], ['--port', '65536'], ['--port', 'x'], ['--access-token-ttl', '0'],
    ['--resource', 'taskboard'], ['--redirect-uri', 'http://127.0.0.1:8017/#top'], ['extra']]) {
    const { status, stderr } = run(words);
    assert.equal(status, 2, words.join(' '));
    assert.ok(stderr.includes(words[0]), stderr);
    assert.ok(!stderr.includes('    at '), 'no stack trace');
  }
});

test('a port that is taken is named', ({ issuer }) => {
  const { port } = new URL(issuer);
  const { status, stderr } = run(['--port', port]);
  assert.equal(status, 1);
  assert.ok(stderr.endsWith(`Port ${port} is taken; --port 0 takes a free one.\n`), stderr);
});

test('without Node.js it says so in one sentence, and exits with 77', () => {
  const folder = mkdtempSync(join(tmpdir(), 'idp-'));
  try {
    for (const tool of ['bash', 'dirname', 'env']) {
      symlinkSync(spawnSync('which', [tool], { encoding: 'utf8' }).stdout.trim(), join(folder, tool));
    }
    const { status, stderr } = run([], { PATH: folder });
    assert.equal(status, 77);
    assert.match(stderr, /^The identity provider needs Node\.js 18 or later[^\n]*\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

// The program behind scripts/course, as tests/idp/run has built it. Where nothing can be built, this is left out.
const { COURSE: course } = process.env;
if (course) test('scripts/course idp starts the provider, and Ctrl-C ends it', () =>
  withProvider({ command: [course, 'idp'] }, async ({ issuer, stop }) => {
    assert.equal((await discover(issuer)).issuer, issuer);
    assert.equal((await stop('SIGINT')).code, 0);
  }));
