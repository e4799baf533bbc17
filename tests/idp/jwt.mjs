// Just enough JWT to look at tokens in tests: it reads them, and checks an RS256 signature with a published key.
import { createPublicKey, verify } from 'node:crypto';

const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

// Believes nothing; returns { header, claims }.
export function read(token) {
  const [header, payload] = token.split('.');
  return { header: decode(header), claims: decode(payload) };
}

// True if the key that the token names by its kid is in the JWK Set `keys`, and has signed the token.
export function isSignedBy(token, { keys }) {
  const jwk = keys.find(({ kid }) => kid === read(token).header.kid);
  const at = token.lastIndexOf('.');
  return jwk !== undefined && verify('RSA-SHA256', Buffer.from(token.slice(0, at)),
    createPublicKey({ key: jwk, format: 'jwk' }), Buffer.from(token.slice(at + 1), 'base64url'));
}
