// The provider's memory, by itself.
import assert from 'node:assert/strict';

import { memoryStorage } from '../../scripts/idp/storage.mjs';
import { test } from './harness.mjs';

// Runs `body(wait)`; the clock stands still but for `wait(seconds)`.
async function withClock(body) {
  const { now } = Date;
  let time = now();
  Date.now = () => time;
  try {
    await body((seconds) => { time += seconds * 1000; });
  } finally {
    Date.now = now;
  }
}

test('a row is gone at the end of its life', () => withClock(async (wait) => {
  const codes = memoryStorage()('AuthorizationCode');
  await codes.upsert('1', { code: 'short' }, 60);
  await codes.upsert('2', { code: 'endless' });
  wait(59);
  assert.deepEqual(await codes.find('1'), { code: 'short' });
  wait(1);
  assert.equal(await codes.find('1'), undefined);
  assert.deepEqual(await codes.find('2'), { code: 'endless' });
}));

test('a session is found by its uid until it ends', () => withClock(async (wait) => {
  const sessions = memoryStorage()('Session');
  await sessions.upsert('1', { uid: 'a' }, 60);
  await sessions.upsert('2', { uid: 'b' }, 60);
  assert.deepEqual(await sessions.findByUid('b'), { uid: 'b' });
  assert.equal(await sessions.findByUid('c'), undefined);
  wait(60);
  assert.equal(await sessions.findByUid('b'), undefined);
}));

test('a revoked grant takes its tokens along, of one model and of no other', async () => {
  const adapter = memoryStorage();
  await adapter('RefreshToken').upsert('1', { grantId: 'a' }, 60);
  await adapter('RefreshToken').upsert('2', { grantId: 'b' }, 60);
  await adapter('Interaction').upsert('3', { grantId: 'a' }, 60);
  await adapter('RefreshToken').revokeByGrantId('a');
  assert.equal(await adapter('RefreshToken').find('1'), undefined);
  assert.ok(await adapter('RefreshToken').find('2'));
  assert.ok(await adapter('Interaction').find('3'));
});

test('a spent token can still be found', async () => {
  const tokens = memoryStorage()('RefreshToken');
  await tokens.upsert('1', {}, 60);
  await tokens.consume('1');
  assert.ok((await tokens.find('1')).consumed > 0);
});
