// What the tests against libraries for Node share: our token tool as a function, keys, and the checks both ways.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { check } from './checks.mjs';

export const issuer = 'https://login.example';
export const audience = 'taskboard';

const program = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'interop-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

function tool(...args) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, ...JSON.parse(stdout) };
}

function claims() {
  const now = Math.floor(Date.now() / 1000);
  return { iss: issuer, sub: 'alice', aud: [audience, 'other'], iat: now, exp: now + 600, jti: '7',
    name: 'Zoë "\\ 😀', scope: ['read', 'write'], level: 3, share: 0.5, active: true };
}

// One letter in the middle of the signature is another one.
function tampered(token) {
  const at = token.lastIndexOf('.') + 8;
  return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
}

const kinds = {
  RS: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  PS: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ES384: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  ES512: () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
  Ed25519: () => generateKeyPairSync('ed25519'),
};

// { secret } or { privateKey, publicKey }, and the JWK of both as files for our tool.
function makeKeys(alg) {
  const write = (name, jwk) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify({ ...jwk, alg, kid: 'k1' }));
    return path;
  };
  if (alg.startsWith('HS')) {
    const secret = randomBytes(Number(alg.slice(2)) / 8);
    const path = write('secret.jwk', { kty: 'oct', k: secret.toString('base64url') });
    return { privateKey: secret, publicKey: secret, privateFile: path, publicFile: path };
  }
  const { privateKey, publicKey } = (kinds[alg] ?? kinds[alg.slice(0, 2)])();
  return { privateKey, publicKey,
    privateFile: write('private.jwk', privateKey.export({ format: 'jwk' })),
    publicFile: write('public.jwk', publicKey.export({ format: 'jwk' })) };
}

// `sign(claims, key, alg)` gives a token; `verify(token, key, alg)` gives the claims, or throws.
export async function checkBothWays(alg, sign, verify) {
  const keys = makeKeys(alg);
  const said = claims();
  const ask = (token) => tool('verify', token, '--key', keys.publicFile, '--alg', alg, '--issuer', issuer,
    '--audience', audience);

  const theirs = await sign(said, keys.privateKey, alg);
  const answer = ask(theirs);
  check(`${alg}: we accept theirs`, answer.status === 0 && isDeepStrictEqual(answer.claims, said));
  check(`${alg}: we refuse theirs when changed`, ask(tampered(theirs)).error === 'invalid_signature');

  const ours = tool('sign', '--key', keys.privateFile, '--claims', JSON.stringify(said)).token;
  const believed = await verify(ours, keys.publicKey, alg);
  check(`${alg}: they accept ours`, isDeepStrictEqual({ ...believed }, said));
  const refused = await Promise.resolve().then(() => verify(tampered(ours), keys.publicKey, alg)).then(() => false, () => true);
  check(`${alg}: they refuse ours when changed`, refused);
}
