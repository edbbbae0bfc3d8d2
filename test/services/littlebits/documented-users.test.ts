import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LittlebitsPersonDocument } from '../../../schema/generated/graphql.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { documented, enveloped, globalId, read, refusal, signedIn, startLittlebits } from './replay.ts';

// What littleBits documents of its users (B19 and B20 of the contract).

let littlebits: UpstreamGateway;
beforeEach(async () => {
  littlebits = await startLittlebits();
});
afterEach(() => littlebits.close());

const bucket = 'https://lb-community-staging.s3.amazonaws.com/uploads';
const pageInfo = { hasNextPage: false, endCursor: expect.any(String) };

const erin = {
  id: globalId('LittlebitsUser', 7),
  service: 'LITTLEBITS',
  username: 'erin_littleBits',
  displayName: 'erin_littleBits',
  avatarUrl: `${bucket}/user/avatar/484/medium_DSC_4144_-_Version_2.JPG`,
  profileUrl: null,
  bio: 'All the things!',
  location: 'boston, ma',
  joinedAt: '2015-02-01T00:00:00.000Z',
  databaseId: '7',
  bioHtml: 'All the things!',
  twitter: null,
  memberSince: 'Member since February 2015',
  projects: {
    totalCount: 1,
    nodes: [
      {
        id: globalId('Project', 176),
        name: 'Rudolph the Red-Nosed Reindeer',
        slug: 'rudolph-the-red-nosed-reindeer',
        iconUrl: `${bucket}/lab/PurpleBit.jpg`,
        descriptionText: 'Power + Pulse + RBG led = a littleBits powered blinking Rudolph nose!',
        likeCount: 1,
        commentCount: 0,
        author: {
          id: globalId('LittlebitsUser', 7),
          username: 'erin_littleBits',
          avatarUrl: `${bucket}/user/avatar/484/small_DSC_4144_-_Version_2.JPG`,
        },
      },
    ],
    pageInfo,
  },
};

const live = 'https://lb-community.s3.amazonaws.com/uploads';
const likedProjects = {
  totalCount: 1,
  nodes: [
    {
      id: globalId('Project', 1345),
      name: 'Real-Time Weather Dashboard',
      slug: 'real-time-weather-dashboard',
      iconUrl: `${live}/image/asset/4742/large_filled_weatherdashboard.jpg`,
      descriptionHtml: expect.stringContaining(
        'documentation can be found <a href="http://developer.littlebitscloud.cc/api-http">here</a>.',
      ),
      descriptionText: expect.stringMatching(
        /^Monitor current and forecasted weather data with littleBits and a little coding\. These customizable and modular/,
      ),
      commentCount: 8,
      likeCount: 23,
      viewerHasLiked: null,
      author: {
        id: globalId('LittlebitsUser', 1750),
        username: 'littleBits',
        avatarUrl: `${live}/user/avatar/17/small_avatars_output-03.png`,
      },
    },
  ],
  pageInfo,
};

describe('B19 a user', () => {
  test('is asked for by the slug of the username, B20 with what they like', async () => {
    littlebits.server.enqueue(documented('user'), documented('likes'));
    expect(await littlebits.run(LittlebitsPersonDocument, { username: 'erin_littleBits' }, signedIn)).toEqual(
      {
        data: { user: { ...erin, likedProjects } },
      },
    );
    expect(littlebits.server.requests).toEqual([
      read(littlebits, 'users/erin_littlebits'),
      read(littlebits, 'users/7/likes'),
    ]);
  });

  test('is asked for by the id that a comment holds', async () => {
    const comment = { id: 1, owner_id: 7, body: 'a', created_at: '2015-04-06T12:48:36.000Z', replies: [] };
    littlebits.server.enqueue(documented('project'), { json: enveloped([comment]) }, documented('user'));
    expect(
      await littlebits.query(
        '{ project(id: 2055) { comments { nodes { author { id username displayName avatarUrl bio location joinedAt twitter } } } } }',
      ),
    ).toEqual({
      data: {
        project: {
          comments: {
            nodes: [
              {
                author: {
                  id: erin.id,
                  username: erin.username,
                  displayName: erin.displayName,
                  avatarUrl: erin.avatarUrl,
                  bio: erin.bio,
                  location: erin.location,
                  joinedAt: erin.joinedAt,
                  twitter: null,
                },
              },
            ],
          },
        },
      },
    });
    expect(littlebits.server.requests.at(-1)).toEqual(read(littlebits, 'users/7', {}));
  });

  test('is asked for by the global id', async () => {
    littlebits.server.enqueue(documented('user'));
    expect(
      await littlebits.query('query ($id: ID!) { node(id: $id) { id ... on LittlebitsUser { username } } }', {
        id: erin.id,
      }),
    ).toEqual({ data: { node: { id: erin.id, username: 'erin_littleBits' } } });
    expect(littlebits.server.requests).toEqual([read(littlebits, 'users/7', {})]);
  });

  test('who is not there is null', async () => {
    littlebits.server.enqueue(refusal("Couldn't find User", 404), refusal("Couldn't find User", 404));
    expect(
      await littlebits.query(
        'query ($id: ID!) { user(service: LITTLEBITS, username: "nobody") { id } node(id: $id) { id } }',
        {
          id: globalId('LittlebitsUser', 9),
        },
      ),
    ).toEqual({ data: { user: null, node: null } });
  });
});

describe('B20 what a user likes', () => {
  test('is asked for by the id alone: a project tells enough of its author for that', async () => {
    littlebits.server.enqueue(documented('project'), documented('likes'));
    expect(
      await littlebits.query(
        '{ project(id: 2055) { author { likedProjects { nodes { name } } } } }',
        {},
        signedIn,
      ),
    ).toEqual({
      data: { project: { author: { likedProjects: { nodes: [{ name: 'Real-Time Weather Dashboard' }] } } } },
    });
    expect(littlebits.server.requests).toEqual([
      read(littlebits, 'projects/2055'),
      read(littlebits, 'users/47312/likes'),
    ]);
  });
});
