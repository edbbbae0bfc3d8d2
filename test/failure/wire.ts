/** Objects as Littlelogs documents them, and the answers that hold them. */
export function wireUser(username: string) {
  return {
    id: 7,
    username,
    first_name: '',
    last_name: '',
    bio: `I am ${username}.`,
    url: '',
    location: '',
    avatar: '',
    timezone: 'UTC',
  };
}

export function wireLog(id: number, overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    id,
    created: '2015-11-02T00:23:27Z',
    user: wireUser('belle'),
    source: '',
    content: `<p>log ${id}</p>`,
    comments: [],
    tags: [],
    mentions: [],
    likes: [],
    ...overrides,
  };
}

export function wirePage(results: readonly unknown[], count = results.length) {
  return { count, next: null, previous: null, results };
}

export function wireTag(name: string) {
  return { name, created: '2015-11-02T00:23:27Z' };
}
