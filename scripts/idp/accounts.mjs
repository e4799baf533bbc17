// The people who can log in, and the applications that they can log in to.
//
// Their passwords are those of the course and no secret: a real provider has only hashes, and a limit on guesses.

// `id` is the claim `sub`. It says nothing about its owner, and stays the same when the provider is started again.
const accounts = [
  { id: 'hfKETe0H1TCJytHwVQ46YQ', user: 'alice', password: 'looking-glass',
    claims: { name: 'Alice', email: 'alice@example.com', email_verified: true } },
  { id: '3dJx5LjhQ6sooA7Fd_2DgQ', user: 'bob', password: 'workbench',
    claims: { name: 'Bob', email: 'bob@example.com', email_verified: true } },
  { id: 'R6kYVSCxWenNbCj6OKY2DA', user: 'carol', password: 'silver-bells',
    claims: { name: 'Carol', email: 'carol@example.com', email_verified: true } },
  // Anyone can type an address that is not theirs. An application that finds its users by e-mail takes her for alice.
  { id: 'qgrywjxnVUnpqNwCpA1wkQ', user: 'mallory', password: 'cheshire',
    claims: { name: 'Mallory', email: 'alice@example.com', email_verified: false } },
];

// { user, password } of everybody, for those who need to be told.
export const cast = accounts.map(({ user, password }) => ({ user, password }));

export const accountOf = (id) => accounts.find((account) => account.id === id);

// Returns the account, or undefined if the name or the password is wrong.
export const logIn = (user, password) =>
  accounts.find((account) => account.user === user && account.password === password);

// As oidc-provider takes them. Both are public clients (RFC 6749 §2.1): they have no secret, and prove by PKCE that a
// code is theirs.
export function clients(redirectUris) {
  const shared = {
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  };
  return [
    { ...shared, client_id: 'taskboard', client_name: 'Taskboard', redirect_uris: redirectUris },
    // A native application listens on a port that it cannot know in advance, so any port matches (RFC 8252 §7.3).
    { ...shared, client_id: 'taskboard-cli', client_name: 'Taskboard for scripts', application_type: 'native',
      redirect_uris: ['http://127.0.0.1/callback'] },
  ];
}
