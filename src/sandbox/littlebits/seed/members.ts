import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../database.ts';
import type { Random } from '../../random.ts';
import {
  BANNED_TOKEN,
  BANNED_USER_ID,
  DEMO_EMAIL,
  DEMO_FACEBOOK_USER_ID,
  DEMO_PASSWORD,
  DEMO_SESSION_TOKEN,
  DEMO_TOKEN,
  DEMO_USER_ID,
} from '../demo.ts';
import { hashPassword } from '../password.ts';
import { slugOf } from '../user-store.ts';

/** Members of the documents' examples, and the banned one: id, name, twitter, location, bio, picture, joined. */
const KNOWN = `
7|erin_littleBits||boston, ma|All the things!|/uploads/user/avatar/484/{size}_DSC_4144_-_Version_2.png|2015-02-03
1200|lev|levmakes|Brooklyn, NY|<b>Makes</b> toys for cats.|/uploads/user/avatar/1200/{size}_lev.png|2013-04-09
1300|sch||||//uploads/user/avatar/1300/{size}_sch.png|2013-11-20
1750|littleBits|littleBits|New York, NY|We make the Bits. <a href="http://littlebits.cc">littlebits.cc</a>|/uploads/user/avatar/17/{size}_icon-green-ohhh.png|2012-11-30
15157|rude_foodie|rudefood|Pune, India|Cooks, and solders.|/uploads/user/avatar/15157/{size}_spoon.png|2014-05-17
25038|kit_bashir||Lahore|Robots, mostly.|/uploads/user/avatar/25038/{size}_robot.png|2014-09-01
31337|spammer||||/uploads/user/avatar/{size}_pinkModule.png|2015-01-01
47312|Caselden_Studios|caselden|Oakland, CA|Acoustic sculptures.|//uploads/user/avatar/{size}_Caselden_Studios_high_res.png|2015-03-12
64651|someguy|null|null|null|/uploads/user/avatar/{size}_pinkModule.png|2015-06-15
`;
const GENERATED = 191;
const FIRST_JOINED = Date.parse('2012-12-01T10:00:00Z');
const DAY = 86_400_000;

const FIRST_NAMES =
  'ada ben chloe dmitri elif farid grace hugo ines jonas kaya lena mateo nora omar priya quinn rosa sam tariq uma vera wes xan yuki zoe'.split(
    ' ',
  );
const SURNAMES =
  'maker tinker builds labs workshop makes invents studio bits circuits soldering garage class robots'.split(
    ' ',
  );
const PLACES =
  'Berlin|Lisbon, Portugal|São Paulo|Austin, TX|Nairobi|Kyoto|Leeds, UK|Montréal|Seoul|Utrecht|Oslo, Norway|Portland, OR'.split(
    '|',
  );
const BIOS =
  "I teach grade five and we build every Friday.|Engineer by day, inventor by night.|Dad of three makers.|<p>I like lights & noise.</p>|Art school dropout. Let's make something!|Library makerspace.|Music, motors and cardboard.".split(
    '|',
  );

/** Makes two hundred members, and tells their ids. */
export function addMembers(database: DatabaseSync, random: Random): readonly number[] {
  const insert = statement(
    database,
    `INSERT INTO user (id, username, slug, email, password, facebook_id, twitter, location, bio, avatar, joined, banned)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  // One hash for all: it takes as long as all other seeding, and they have the same password.
  const hash = hashPassword(DEMO_PASSWORD, Buffer.from('quintet littlebits'));
  const ids: number[] = [];
  for (const row of KNOWN.trim().split('\n')) {
    const [key = '', name = '', ...rest] = row.split('|');
    const [twitter = null, location = null, bio = null, avatar = '', joined = ''] = rest.map((cell) =>
      cell === 'null' ? null : cell,
    );
    const id = Number(key);
    const email = id === DEMO_USER_ID ? DEMO_EMAIL : `${slugOf(name)}@example.com`;
    const facebookId = id === DEMO_USER_ID ? DEMO_FACEBOOK_USER_ID : null;
    const banned = id === BANNED_USER_ID ? 1 : 0;
    const since = `${joined}T12:00:00.000Z`;
    insert.run(
      id,
      name,
      slugOf(name),
      email,
      hash,
      facebookId,
      twitter,
      location,
      bio,
      avatar,
      since,
      banned,
    );
    ids.push(id);
  }
  for (let index = 0; index < GENERATED; index++) {
    const id = 100 + index * 317;
    const name = `${random.pick(FIRST_NAMES)}_${random.pick(SURNAMES)}${index}`;
    const twitter = random.chance(0.3) ? name : random.pick([null, '']);
    const location = random.chance(0.6) ? random.pick(PLACES) : null;
    const bio = random.chance(0.5) ? random.pick(BIOS) : null;
    const own = `/uploads/user/avatar/${id}/{size}_${name}.png`;
    // A picture of their own, some of them without a scheme, or the one that everybody is given.
    const avatar = random.pick([own, own, `/${own}`, '/uploads/user/avatar/{size}_pinkModule.png']);
    const joined = new Date(FIRST_JOINED + index * 24 * DAY + random.between(0, DAY)).toISOString();
    insert.run(
      id,
      name,
      slugOf(name),
      `${name}@example.com`,
      hash,
      null,
      twitter,
      location,
      bio,
      avatar,
      joined,
      0,
    );
    ids.push(id);
  }
  addSessions(database);
  return ids;
}

function addSessions(database: DatabaseSync): void {
  const insert = statement(database, 'INSERT INTO session VALUES (?, ?, ?)');
  insert.run(DEMO_TOKEN, DEMO_USER_ID, 1);
  insert.run(DEMO_SESSION_TOKEN, DEMO_USER_ID, 0);
  insert.run(BANNED_TOKEN, BANNED_USER_ID, 1);
}
