/** What the documents show, kept word for word under its own ids and dates. */

export const DOCUMENTED_USER = {
  id: 100,
  username: 'josh',
  firstName: 'Josh',
  lastName: 'Sharp',
  timezone: 'Australia/Melbourne',
  avatar: 'avatars/josh.png',
  joined: '1992-01-10T03:55:09Z',
} as const;

interface DocumentedFolder {
  readonly uuid: string;
  readonly color: string;
  readonly icon: string | null;
  readonly created: string;
  readonly modified: string;
}

/** By name. The parent that one example gives to `Code` is `Coding` but for two digits. */
export const DOCUMENTED_FOLDERS: Readonly<Record<string, DocumentedFolder>> = {
  Coding: {
    uuid: '42d1a97e-8e5b-420f-b50c-a49a69cb183a',
    color: '289ef0',
    icon: '',
    created: '2016-01-10T03:56:16Z',
    modified: '2017-02-11T12:02:07Z',
  },
  Code: {
    uuid: 'cf44505b-b235-4038-9d8a-3070489e97c8',
    color: '58db4e',
    icon: null,
    created: '2016-02-16T09:54:39Z',
    modified: '2017-02-11T12:02:07Z',
  },
  Android: {
    uuid: 'f2ac2637-aa4b-4b03-be56-224d3008742a',
    color: 'cb8fa0',
    icon: null,
    created: '2016-02-12T10:40:00Z',
    modified: '2016-05-14T07:53:48Z',
  },
};

/** By name. */
export const DOCUMENTED_TAGS = {
  algorithm: {
    uuid: '9252e320-cc28-415f-b1f6-be28a90d07ed',
    color: '00bfcb',
    created: '2016-02-25T06:39:09Z',
    modified: '2016-05-14T07:53:51Z',
  },
  analysis: {
    uuid: '2c1bc264-e557-42be-a83b-2bfe53f1cd9c',
    color: '8c5b6c',
    created: '2016-02-25T06:39:08Z',
    modified: '2016-05-14T07:53:50Z',
  },
  java: {
    uuid: 'c1e3ced3-2702-4b49-a771-2d070d3b1c0e',
    color: '8fcb00',
    created: '2016-02-12T11:41:41Z',
    modified: '2016-05-14T07:53:48Z',
  },
  python: {
    uuid: 'f98c7bd5-747d-4cd7-9b16-300f26ef67f6',
    color: '0099cb',
    created: '2016-01-10T03:57:21Z',
    modified: '2016-05-14T07:53:46Z',
  },
} as const;

export const DOCUMENTED_LINKS = [
  {
    folder: 'Code',
    uuid: '2fac2637-a4ab-4b03-be56-224d3608742f',
    tags: ['java'],
    title: 'square/picasso',
    description: 'A powerful image downloading and caching library for Android',
    url: 'https://github.com/square/picasso',
    created: '2016-02-12T12:10:39Z',
    modified: '2016-12-01T05:44:18Z',
    meta: {
      commit: {
        date: '2016-11-01T13:51:32Z',
        message: 'Merge pull request #1522 from NightlyNexus/eric/remoteviews-callback',
        author: 'JakeWharton',
      },
      type: 'github.com',
      release: {
        description: 'Initial release.',
        name: 'picasso-parent-1.0.0',
        published_at: '2013-08-30T23:28:03Z',
        author: 'JakeWharton',
      },
    },
  },
  {
    folder: 'Coding',
    uuid: 'a53f271a-c3b0-4d49-b6f1-9b532b3b0dcc',
    tags: ['python'],
    title: 'kennethreitz/requests',
    description: 'Python HTTP Requests for Humans™',
    url: 'https://github.com/kennethreitz/requests',
    created: '2016-12-01T05:32:57Z',
    modified: '2016-12-01T05:38:44Z',
    meta: {
      commit: { author: 'Lukasa', date: '2016-11-30T12:38:26Z', message: 'v2.12.2' },
      type: 'github.com',
    },
  },
] as const;
