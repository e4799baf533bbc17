// The command line of the identity provider; scripts/idp/run --help explains it.
import { parseArgs } from 'node:util';

const known = {
  port: { type: 'string', default: '9007' },
  resource: { type: 'string', multiple: true, default: ['http://127.0.0.1:8017'] },
  'redirect-uri': { type: 'string', multiple: true, default: ['http://127.0.0.1:8017/login/callback'] },
  'access-token-ttl': { type: 'string', default: '300' },
  quiet: { type: 'boolean', default: false },
};

// Returns { port, resources, redirectUris, accessTokenTtl (seconds), quiet }. Throws an Error with a sentence for
// the user if `words` say something else.
export function readOptions(words) {
  const { values } = parseArgs({ args: words, options: known });
  return {
    port: wholeNumber('--port', values.port, 0, 65535),
    resources: values.resource.map((value) => webAddress('--resource', value)),
    redirectUris: values['redirect-uri'].map((value) => webAddress('--redirect-uri', value)),
    accessTokenTtl: wholeNumber('--access-token-ttl', values['access-token-ttl'], 1, 86400),
    quiet: values.quiet,
  };
}

function wholeNumber(name, text, least, most) {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new Error(`${name} takes a whole number from ${least} to ${most}, not "${text}".`);
}

// Returns `text` as it is: resources and redirect URIs are compared character by character.
function webAddress(name, text) {
  try {
    const { protocol } = new URL(text);
    if (/^https?:$/.test(protocol) && !text.includes('#')) return text;
  } catch {
    // It is no URL at all.
  }
  throw new Error(`${name} takes an http or https URL without a fragment, not "${text}".`);
}
