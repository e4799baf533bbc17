// jsonwebtoken signs, we verify; we sign, jsonwebtoken verifies. For every algorithm that both know.
import { readFileSync } from 'node:fs';
import jsonwebtoken from 'jsonwebtoken';

import { finish } from './checks.mjs';
import { audience, checkBothWays, issuer } from './peer.mjs';

const algorithms = ['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512',
  'ES256', 'ES384', 'ES512'];

const sign = (claims, key, algorithm) => jsonwebtoken.sign(claims, key, { algorithm, keyid: 'k1' });

const verify = (token, key, alg) => jsonwebtoken.verify(token, key, { algorithms: [alg], issuer, audience });

for (const alg of algorithms) await checkBothWays(alg, sign, verify);
const { version } = JSON.parse(readFileSync(new URL('../../node_modules/jsonwebtoken/package.json', import.meta.url)));
finish(`jsonwebtoken ${version}`);
