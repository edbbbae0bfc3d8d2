import type { UserJson } from '../shapes.ts';

/** What the documents show, kept word for word under its own ids; only the dates moved, by one span for all. */

export const DOCUMENTED_USERS: readonly UserJson[] = [
  {
    id: 1,
    username: 'josh',
    first_name: 'Josh',
    last_name: 'Sharp',
    bio: 'Making this thing right now.',
    url: 'http://hellocode.co/',
    location: 'Melbourne, AU',
    avatar: 'avatars/josh.png',
    timezone: 'Australia/Melbourne',
  },
  {
    id: 2,
    username: 'belle',
    first_name: 'Belle Beth',
    last_name: 'Cooper',
    bio: "I'm a bit silly.",
    url: 'http://bellebethcooper.com/',
    location: 'Melbourne, AU',
    avatar: 'avatars/belle.png',
    timezone: 'Australia/Melbourne',
  },
  {
    id: 3,
    username: 'mattimck',
    first_name: 'Matti',
    last_name: '',
    bio: '',
    url: '',
    location: '',
    avatar: 'avatars/mattimck.png',
    timezone: 'UTC',
  },
  {
    id: 7,
    username: 'kiriappeee',
    first_name: 'Kiri',
    last_name: '',
    bio: 'Writer and coder of things',
    url: '',
    location: '',
    avatar: 'avatars/kiriappeee.png',
    timezone: 'UTC',
  },
  {
    id: 45,
    username: 'kateo',
    // The space at the end is in the documents.
    first_name: 'Kate ',
    last_name: '',
    bio: '',
    url: '',
    location: 'Melbourne',
    avatar: 'avatars/kateo1430996134.png',
    timezone: 'Australia/Melbourne',
  },
  {
    id: 88,
    username: 'rpgdan',
    first_name: 'Dan',
    last_name: '',
    bio: 'Game developer working in Hong Kong. My side project is a book about how to make a JRPG from scratch.',
    url: 'http://howtomakeanrpg.com/',
    location: 'Hong Kong',
    avatar: 'avatars/rpgdan1441062803.png',
    timezone: 'GMT',
  },
];

/** How many logs these write, being who the documents speak of; `kateo` has 65 there as well. */
export const DOCUMENTED_LOG_COUNTS: Readonly<Record<string, number>> = {
  josh: 112,
  belle: 96,
  mattimck: 48,
  kiriappeee: 37,
  kateo: 65,
  rpgdan: 54,
};

interface DocumentedReply {
  readonly author: string;
  readonly created: string;
  readonly text: string;
}

export interface DocumentedLog {
  readonly id: number;
  readonly author: string;
  readonly created: string;
  readonly text: string;
  readonly comments: readonly DocumentedReply[];
  readonly likes: readonly (readonly [username: string, created: string])[];
}

export const DOCUMENTED_LOGS: readonly DocumentedLog[] = [
  {
    id: 2588,
    author: 'josh',
    created: '2026-05-28T04:28:49Z',
    text: "Finally posted my thoughts from my earlier ReadWrite interview onto the Hello Code blog. Barely any of what I wrote ended up in the final piece (which is always the way) so I figured I'd repurpose it as a blog post rather than letting all those words go to waste. It's on [the future of activity tracking data](http://blog.hellocode.co/post/future-activity-data/). #blogging",
    comments: [],
    likes: [
      ['kiriappeee', '2026-05-28T04:51:11Z'],
      ['belle', '2026-05-28T08:31:38Z'],
    ],
  },
  {
    id: 2606,
    author: 'kateo',
    created: '2026-05-31T04:38:41Z',
    text: "I completed all of the user login system lessons but it doesn't work properly. \n\n- After logging in it displays the login page instead of the members page\n- Logout isn't displayed after logging in \n- Register is shown to logged in users",
    comments: [
      {
        author: 'kateo',
        created: '2026-05-31T04:49:59Z',
        text: 'all fixed, that was quick. \n\nNotes to self:\n- spell correctly, flase and false are not the same\n- getUserbyID must be getUserById',
      },
    ],
    likes: [],
  },
  {
    id: 2613,
    author: 'rpgdan',
    created: '2026-05-31T23:46:55Z',
    text: "113 lines edited this morning. \n\nIn November, for the book, I'd like to:\n\n- Get all outsourced art finished\n- Finish a first edit pass through the Combat part of the book\n\nTo do this I'm going to need to up my editing amount a little.\n\nOctober went quite well:\n\n- Finished Part I of the book (probably the biggest part)\n- Final art for Part II\n- Grew the content on the site by one post a week\n- Went from ~1k visitors to ~4k visitors to the site\n- 67 mailing list signups (there's no funnel from articles to book signup yet.)\n\nI didn't realise how big a project I was taking on when I started this. There's still quite a long way to go. Whatever happens I'm going to open up some access in January; purchasing early access or something similar.",
    comments: [
      {
        author: 'josh',
        created: '2026-06-01T00:02:10Z',
        text: "That's a lot for one month, well done!",
      },
      {
        author: 'belle',
        created: '2026-06-01T00:15:32Z',
        text: 'Nice one! If the editing drags, try *Bird by Bird*, it got me through mine.',
      },
      {
        author: 'rpgdan',
        created: '2026-06-01T00:23:51Z',
        text: "Thanks guys :)\n\nI'll check out the book too!",
      },
    ],
    likes: [
      ['josh', '2026-06-01T00:01:40Z'],
      ['belle', '2026-06-01T00:14:57Z'],
    ],
  },
  {
    id: 2614,
    author: 'belle',
    created: '2026-06-01T00:23:27Z',
    text: 'Catching up on some fiddly #admin stuff this morning. Updated and backed up our #HelloCode #bookkeeping docs, booked #theatre tickets for this weekend, wrote up our company #report for October, replied to some #customerdevelopment questions about remote working, paid rent, updated #exist resource pages, and requested a refund for a bad app I bought recently.',
    comments: [],
    likes: [['mattimck', '2026-06-01T01:47:33Z']],
  },
  {
    id: 2617,
    author: 'josh',
    created: '2026-06-01T05:39:38Z',
    text: "Whew! Spent ages collecting our #exist [links post](https://exist.io/blog/weekly-links-102-light/) for this week. We're changing tack and making each one a collection of articles and apps/devices based on a theme, which will culminate in a post @belle writes that fits in with the recent themes. This one is about light — sunlight, too much light at night, etc., and tools around that. #weeklylinks",
    comments: [],
    likes: [],
  },
];
