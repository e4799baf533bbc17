// jose signs, we verify; we sign, jose verifies. For every algorithm that both know.
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { jwtVerify, SignJWT } from 'jose';

import { finish } from './checks.mjs';
import { audience, checkBothWays, issuer } from './peer.mjs';

globalThis.crypto ??= webcrypto; // Node 18, which Debian 12 has, keeps it in node:crypto only.

const algorithms = ['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512',
  'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

const sign = (claims, key, alg) => new SignJWT(claims).setProtectedHeader({ alg, kid: 'k1' }).sign(key);

async function verify(token, key, alg) {
  const { payload } = await jwtVerify(token, key, { algorithms: [alg], issuer, audience });
  return payload;
}

for (const alg of algorithms) await checkBothWays(alg, sign, verify);
const { version } = JSON.parse(readFileSync(new URL('../../node_modules/jose/package.json', import.meta.url)));
finish(`jose ${version}`);
