// What the provider remembers: sessions, grants, codes, refresh tokens. In memory, and gone when the program ends.

// Returns an adapter factory as oidc-provider takes it: called with the name of a model ("Session", "RefreshToken"), it
// returns the operations on rows of that model. Two providers with one factory share their rows.
export function memoryStorage() {
  const rows = new Map(); // "Session:id" → { payload, expires (milliseconds) }

  const forgetExpired = () => {
    for (const [key, { expires }] of rows) if (expires <= Date.now()) rows.delete(key);
  };

  return (model) => {
    const keyOf = (id) => `${model}:${id}`;
    const find = (id) => {
      const row = rows.get(keyOf(id));
      return row && row.expires > Date.now() ? row.payload : undefined;
    };
    const entries = () => [...rows].filter(([key]) => key.startsWith(keyOf('')));

    return {
      async upsert(id, payload, expiresIn) {
        forgetExpired();
        rows.set(keyOf(id), { payload, expires: expiresIn ? Date.now() + expiresIn * 1000 : Infinity });
      },
      async find(id) {
        return find(id);
      },
      async findByUid(uid) {
        const [key] = entries().find(([, { payload }]) => payload.uid === uid) ?? [];
        return key && find(key.slice(keyOf('').length));
      },
      // Marks a code or a refresh token as spent. It is kept: one that comes back must be recognised.
      async consume(id) {
        find(id).consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        rows.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries()) if (payload.grantId === grantId) rows.delete(key);
      },
    };
  };
}
