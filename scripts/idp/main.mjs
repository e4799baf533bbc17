// An OpenID provider on 127.0.0.1, with keys that change on request; scripts/idp/run explains the options.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

import { cast } from './accounts.mjs';
import { KeyRing, makeKey } from './keys.mjs';
import { readOptions } from './options.mjs';
import { makeProvider } from './provider.mjs';
import { memoryStorage } from './storage.mjs';

const options = readOptionsOrLeave();
const keyRing = new KeyRing(await makeKey());
const storage = memoryStorage();
const cookieKey = randomBytes(32).toString('base64url');
const server = createServer();
const host = await listenOrLeave();
const issuer = `http://${host}`;

// A provider takes its keys when it is made, so other keys need another provider. It knows all that the one before
// knew, because storage and cookie key are the same. A request that is under way ends where it began.
let answer;
function useKeys() {
  answer = makeProvider({ issuer, keys: keyRing.keys, storage, cookieKey, options }).callback();
}
useKeys();

server.on('request', (request, response) => {
  const [path] = request.url.split('?'); // A query may hold codes, and is not for a log.
  if (!options.quiet) response.on('finish', () => console.log(`${request.method} ${path} ${response.statusCode}`));
  // oidc-provider builds its addresses from the header Host. Another name may also be a page that wants to be taken
  // for this provider (DNS rebinding).
  if (request.headers.host === host) return answer(request, response);
  response.writeHead(421, { 'Content-Type': 'text/plain' }).end(`This provider is ${issuer}\n`);
});

// Signals, because only the user who started this program can send them: a port would be open to every page in the
// browser. A second one waits until the keys have changed.
let changes = Promise.resolve();
function changeKeysOn(signal, change, sentence) {
  process.on(signal, () => {
    changes = changes.then(async () => {
      const kid = await change();
      useKeys();
      console.log(`${sentence} ${kid}`);
    });
  });
}
changeKeysOn('SIGUSR1', () => keyRing.rotate(), 'Signing with key');
changeKeysOn('SIGUSR2', () => keyRing.publishNext(), 'Published, and not signing yet: key');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}

console.log(`Listening on ${issuer}`);
if (!options.quiet) console.log(nextSteps());

function nextSteps() {
  return `
An OpenID provider, for this machine only. Ctrl-C ends it, and it forgets its
keys and sessions.

  scripts/course serve 7 -- --issuer ${issuer}
      an API that trusts it; its access tokens are for
      ${options.resources.join('\n      ')}
  curl -s ${issuer}/.well-known/openid-configuration
      where clients find the rest
  kill -USR1 ${process.pid}
      signs with a new key from now on
  kill -USR2 ${process.pid}
      publishes the next key, which signs after the next USR1

To log in:

  ${cast.map(({ user, password }) => `${user.padEnd(9)}${password}`).join('\n  ')}
`;
}

function leave(code, sentence) {
  console.error(sentence);
  process.exit(code);
}

function readOptionsOrLeave() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    return leave(2, `${error.message}\nscripts/course idp --help shows the options.`);
  }
}

// Returns the host that clients name: address and port.
async function listenOrLeave() {
  try {
    server.listen(options.port, '127.0.0.1');
    await once(server, 'listening');
    return `127.0.0.1:${server.address().port}`;
  } catch (error) {
    const taken = `Port ${options.port} is taken; --port 0 takes a free one.`;
    return leave(1, error.code === 'EADDRINUSE' ? taken : error.message);
  }
}
