import type { Random } from '../../random.ts';
import { toTimestamp } from '../../timestamp.ts';

const MESSAGES = [
  'Fix flaky test on slow machines',
  'Update dependencies',
  'Merge pull request #{n} from contributor/patch-1',
  'Docs: say what the default is',
  'Bump version',
  'Handle empty input (#{n})',
  'Remove deprecated option',
  'ci: test on the current release as well',
  'Speed up cold start by a third',
  'Revert "Speed up cold start by a third"',
  'Fix typo in README',
] as const;

const RELEASE_NOTES = [
  'Bug fixes.',
  'See the changelog.',
  '## Fixed\n\n- An error when the list is empty\n- Links in the documentation\n\n## Added\n\n- A `--quiet` option',
  'Thanks to everyone who reported problems with the last one!',
  '',
] as const;

/** What Larder knows of a repository: its last commit and, of most, its last release. */
export function repositoryMeta(random: Random, owner: string, lastSeen: number): object {
  const day = 86_400_000;
  const committed = lastSeen - random.between(0, 60 * day);
  const version = `v${random.between(0, 12)}.${random.between(0, 30)}.${random.between(0, 9)}`;
  const commit = {
    date: toTimestamp(committed),
    message: random.pick(MESSAGES).replace('{n}', String(random.between(40, 9000))),
    author: owner,
  };
  if (random.chance(0.3)) return { commit, type: 'github.com' };
  const release = {
    description: random.pick(RELEASE_NOTES),
    name: random.chance(0.85) ? version : '',
    published_at: toTimestamp(committed - random.between(0, 300 * day)),
    author: owner,
  };
  return { commit, type: 'github.com', release };
}
