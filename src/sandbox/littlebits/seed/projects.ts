import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../database.ts';
import type { Random } from '../../random.ts';
import { fillTemplate } from '../../template.ts';
import { BANNED_USER_ID, DEMO_USER_ID } from '../demo.ts';
import { COMMENTS, REPLIES } from './phrases.ts';
import { type PlannedProject, planProjects } from './project-plan.ts';

const OPENING = Date.parse('2012-12-17T09:00:00Z');
const LAST_DAY = Date.parse('2026-06-01T09:00:00Z');
const LAST_ID = 4_000;
const HOUR = 3_600_000;

const ROBOT = 'robot';
const ROBOT_COMMENTS = 30;
const ROBOT_COMMENTERS = 12;
const RUDEFOOD_ID = 774;
const PIGGY_BANK_ID = 16;
const WEATHER_ID = 1345;
const SCH = 1300;

/** Who may stand for whom in made-up comments and likes: not the demo user, nor those whose likes are documented. */
type Members = readonly number[];

/** Makes all projects with what they use, their comments and likes. */
export function addProjects(database: DatabaseSync, random: Random, userIds: readonly number[]): void {
  const members = userIds.filter((id) => id !== DEMO_USER_ID && id !== BANNED_USER_ID && id !== SCH);
  const projects = planProjects(random, members);
  const insert = statement(database, 'INSERT INTO project VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertProduct = statement(database, 'INSERT INTO project_product VALUES (?, ?, ?)');
  const insertTag = statement(database, 'INSERT INTO project_tag VALUES (?, ?)');
  for (const project of projects) {
    const { id, name, slug, kind, icon, description, credits, userId, tags, parts } = project;
    const haystack = [name, description, ...tags].join('\n').toLowerCase();
    const published = toTime(publishedAt(id));
    insert.run(
      id,
      name,
      slug,
      kind,
      icon,
      description,
      credits,
      userId,
      published,
      haystack,
      JSON.stringify(parts),
    );
    for (const [variantId, quantity] of project.products) insertProduct.run(id, variantId, quantity);
    for (const tag of tags) insertTag.run(id, tag);
  }
  addComments(database, random, projects, members);
  addLikes(database, random, projects, members);
}

/** The higher its number, the later it came, up to a fixed morning. */
function publishedAt(id: number): number {
  return OPENING + Math.floor((id / LAST_ID) * (LAST_DAY - OPENING));
}

function toTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}.000Z`;
}

function addComments(
  database: DatabaseSync,
  random: Random,
  projects: readonly PlannedProject[],
  members: Members,
): void {
  const insert = statement(
    database,
    'INSERT INTO comment (id, project_id, parent_id, owner_id, body, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  // The documents' example.
  insert.run(2996, RUDEFOOD_ID, null, 15_157, 'AWESOME!!!! :)', '2015-04-06T12:48:36.000Z');
  let id = 3_000;
  for (const project of projects) {
    if (project.id === RUDEFOOD_ID) continue;
    const isRobot = project.slug === ROBOT;
    const count = isRobot ? ROBOT_COMMENTS : project.comments;
    if (count === 0) continue;
    const owners = random.sample(members, isRobot ? ROBOT_COMMENTERS : count);
    let at = publishedAt(project.id);
    let thread: number | null = null;
    for (let index = 0; index < count; index++) {
      at = Math.min(at + random.between(1, 300) * HOUR, LAST_DAY);
      // The documents count comments without telling whether replies are among them; here they are.
      const parent: number | null = !isRobot && random.chance(0.25) ? thread : null;
      const owner = owners[index % owners.length] ?? project.userId;
      const body = fillTemplate(random.pick(parent === null ? COMMENTS : REPLIES), random, {});
      insert.run(id, project.id, parent, owner, body, toTime(at));
      if (parent === null) thread = id;
      id++;
    }
  }
}

function addLikes(
  database: DatabaseSync,
  random: Random,
  projects: readonly PlannedProject[],
  members: Members,
): void {
  const insert = statement(database, 'INSERT INTO project_like (project_id, user_id) VALUES (?, ?)');
  for (const { id, likes } of projects) {
    const likers = [
      ...(id === PIGGY_BANK_ID || (likes > 25 && random.chance(0.4)) ? [DEMO_USER_ID] : []),
      ...(id === WEATHER_ID ? [SCH] : []),
    ];
    for (const userId of likers) insert.run(id, userId);
    for (const userId of random.sample(members, likes - likers.length)) insert.run(id, userId);
  }
}
