// The provider's RS256 keys: one of them signs, all of them are published.
import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

const makeKeyPair = promisify(generateKeyPair);

// Returns a new private key as a JWK. It is never written to a file: a restart begins with a new one.
export async function makeKey() {
  const { privateKey } = await makeKeyPair('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  return { ...jwk, use: 'sig', alg: 'RS256', kid: thumbprint(jwk) };
}

// RFC 7638 §3.2: the members that make an RSA key, in lexicographic order.
function thumbprint({ e, kty, n }) {
  return createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
}

export class KeyRing {
  #published; // The first one signs.
  #next; // Published, but not signing yet; or undefined.

  constructor(first) {
    this.#published = [first];
  }

  // The keys as oidc-provider takes them: it signs with the first one.
  get keys() {
    return [...this.#published];
  }

  // Publishes the next key without signing with it, so that verifiers can fetch it before they need it. Returns its
  // kid. Does nothing if one is published already.
  async publishNext() {
    if (!this.#next) {
      this.#next = await makeKey();
      this.#published.push(this.#next);
    }
    return this.#next.kid;
  }

  // Signs with the next key from now on, which is made here unless publishNext() has made it. Keys that signed before
  // stay published. Returns the kid of the key that signs.
  async rotate() {
    const kid = await this.publishNext();
    this.#published = [this.#next, ...this.#published.filter((key) => key !== this.#next)];
    this.#next = undefined;
    return kid;
  }
}
