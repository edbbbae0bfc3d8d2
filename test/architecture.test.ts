import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../src');

interface Import {
  /** Of the importing file, below src: `services/littlelogs/wire.ts`. */
  readonly from: string;
  /** Below src for a file of ours, else the package: `undici`. */
  readonly to: string;
  readonly isOurs: boolean;
  /** `import type`, which is gone at run time. */
  readonly isType: boolean;
  /** `import()`, which runs later. */
  readonly isDynamic: boolean;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .toSorted();
const sources = new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const imports = files.flatMap(importsOf);

function importsOf(from: string): Import[] {
  const source = sources.get(from)!;
  const statement = /^\s*(import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\s+from\s+)?'([^']+)'/gm;
  const dynamic = /\bimport\('([^']+)'\)/g;
  const found = [
    ...[...source.matchAll(statement)].map(([, , type, target]) => ({
      target,
      isType: Boolean(type),
      isDynamic: false,
    })),
    ...[...source.matchAll(dynamic)].map(([, target]) => ({ target, isType: false, isDynamic: true })),
  ];
  return found.map(({ target, ...kind }) => {
    const isOurs = target!.startsWith('.');
    const to = isOurs ? relative(root, resolve(root, dirname(from), target!)) : target!;
    return { from, to, isOurs, ...kind };
  });
}

function importers(isForbidden: (edge: Import) => boolean): string[] {
  return imports.filter(isForbidden).map(({ from, to }) => `${from} → ${to}`);
}

const inFolder = (path: string, folder: string) => path.startsWith(`${folder}/`);
/** `littlelogs` of `services/littlelogs/wire.ts`. */
const memberOf = (path: string, folder: string) => (inFolder(path, folder) ? path.split('/')[1] : undefined);

test('every import of ours names a file that exists', () => {
  expect(importers(({ isOurs, to }) => isOurs && !sources.has(to))).toEqual([]);
});

/** The room of a file: `services` of `services/littlelogs/wire.ts`, `schema.ts` of itself. */
const roomOf = (path: string) => path.split('/')[0]!;

/** Which rooms, and files outside rooms, each room may import besides itself. `process/` joins them all. */
const walls: Readonly<Record<string, readonly string[]>> = {
  // Defines the API.
  contract: ['relay', 'upstream'],
  relay: ['upstream'],
  graphql: ['catalogue.ts', 'contract', 'relay', 'upstream'],
  services: ['contract', 'graphql', 'relay', 'upstream'],
  links: ['services.ts', 'contract', 'graphql', 'relay', 'upstream'],
  // Serves it.
  execution: [],
  server: ['catalogue.ts', 'config', 'contract', 'execution', 'relay', 'store', 'upstream'],
  // Below both.
  config: [],
  upstream: ['store'],
  store: [],
  sandbox: [],
};

test.each(Object.entries(walls))('%s/ imports nothing of ours but %j', (room, allowed) => {
  const crosses = ({ from, to, isOurs }: Import) =>
    isOurs && inFolder(from, room) && !inFolder(to, room) && !allowed.includes(roomOf(to));
  expect(importers(crosses)).toEqual([]);
});

test('every room has walls, and a README that says what it is for', () => {
  const rooms = [...new Set(files.filter((path) => path.includes('/')).map(roomOf))];
  expect(Object.keys(walls).toSorted()).toEqual(rooms.filter((room) => room !== 'process').toSorted());
  expect(rooms.filter((room) => !existsSync(join(root, room, 'README.md')))).toEqual([]);
});

test('what both entrances of server/ share imports neither', () => {
  const entrances = ['server/fast-path', 'server/full-path'];
  const isInEntrance = (path: string) => entrances.some((folder) => inFolder(path, folder));
  const isShared = ({ from, to }: Import) =>
    isInEntrance(to) && !isInEntrance(from) && inFolder(from, 'server') && from !== 'server/server.ts';
  expect(importers(isShared)).toEqual([]);
  expect(importers(({ from, to }) => inFolder(from, entrances[0]!) && inFolder(to, entrances[1]!))).toEqual(
    [],
  );
  expect(importers(({ from, to }) => inFolder(from, entrances[1]!) && inFolder(to, entrances[0]!))).toEqual(
    [],
  );
});

test('upstream/ knows of store/ only what a store is', () => {
  expect(
    importers(({ from, to, isType }) => inFolder(from, 'upstream') && inFolder(to, 'store') && !isType),
  ).toEqual([]);
});

test.each([
  ['@redis/client', []],
  ['graphql-yoga', ['server/full-path/full-path.ts']],
  ['server/full-path/full-path.ts', []],
  ['typebox', []],
  ['typebox/schema', []],
  ['html-to-text', []],
  ['sanitize-html', []],
  // The names that it exports load Node's own undici.
  ['node:http', []],
])('no start waits for %s', (name, users) => {
  const isEager = ({ from, to, isType, isDynamic }: Import) =>
    to === name && !isType && !isDynamic && !users.includes(from);
  expect(importers(isEager)).toEqual([]);
});

test('execution/ is a closed room: graphql is all that it imports', () => {
  const isOther = ({ from, to, isOurs }: Import) =>
    inFolder(from, 'execution') && !isOurs && !['graphql', 'graphql/jsutils/inspect.js'].includes(to);
  expect(importers(isOther)).toEqual([]);
});

test('upstream/ knows no GraphQL', () => {
  expect(
    importers(({ from, to, isOurs }) => inFolder(from, 'upstream') && !isOurs && /graphql|pothos/.test(to)),
  ).toEqual([]);
});

test('a service imports no other service', () => {
  const isOther = ({ from, to }: Import) => {
    const [own, other] = [memberOf(from, 'services'), memberOf(to, 'services')];
    return own !== undefined && other !== undefined && own !== other;
  };
  expect(importers(isOther)).toEqual([]);
});

test('only the list of services and links/ import from services/', () => {
  const isStranger = ({ from, to }: Import) =>
    inFolder(to, 'services') &&
    !inFolder(from, 'services') &&
    !inFolder(from, 'links') &&
    from !== 'services.ts' &&
    // Facts alone, which import nothing of ours but types.
    !(from === 'catalogue.ts' && to.endsWith('/facts.ts'));
  expect(importers(isStranger)).toEqual([]);
});

test('the facts of a service are no behaviour', () => {
  const isMore = ({ from, isType }: Import) =>
    memberOf(from, 'services') && from.endsWith('/facts.ts') && !isType;
  expect(importers((edge) => Boolean(isMore(edge)))).toEqual([]);
});

test('sandbox/ stands alone, and one sandbox imports no other', () => {
  const strays = ({ from, to, isOurs }: Import) => {
    if (!inFolder(from, 'sandbox') || !isOurs) return false;
    const [own, other] = [folderOf(from), folderOf(to)];
    return !inFolder(to, 'sandbox') || (other !== undefined && other !== own);
  };
  // `quirks/` is a folder that all share.
  const folderOf = (path: string) => {
    const folder = memberOf(path, 'sandbox');
    return sources.has(`sandbox/${folder}/sandbox.ts`) ? folder : undefined;
  };
  expect(importers(strays)).toEqual([]);
});

test('a sandbox is loaded only when it is started', () => {
  const isEager = ({ from, to, isType, isDynamic }: Import) =>
    inFolder(to, 'sandbox') && !inFolder(from, 'sandbox') && !isType && !isDynamic;
  expect(importers(isEager)).toEqual([]);
});

test.each([
  ['undici', 'upstream'],
  ['graphql-yoga', 'server/full-path'],
  ['@redis/client', 'store'],
])('%s is used only in %s/', (name, folder) => {
  expect(importers(({ from, to, isOurs }) => !isOurs && to === name && !inFolder(from, folder))).toEqual([]);
});

test('only config/ reads the environment', () => {
  expect(files.filter((path) => sources.get(path)!.includes('process.env'))).toEqual(['config/config.ts']);
});

test('examples know the gateway as its clients do: by what is generated from its schema alone', () => {
  const examples = resolve(import.meta.dirname, '../examples');
  const strays = readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\/(dist|node_modules)\//.test(path))
    .flatMap((path) => {
      const [example = ''] = path.split('/');
      const targets = readFileSync(join(examples, path), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g);
      return [...targets]
        .map(([, target]) => relative(examples, resolve(examples, dirname(path), target!)))
        .filter((to) => !to.startsWith('../schema/generated/') && !to.startsWith(`${example}/`))
        .map((to) => `${path} → ${to}`);
    });
  expect(strays).toEqual([]);
});

test('no index.ts passes on what stands elsewhere', () => {
  expect(files.filter((path) => /(^|\/)index\.ts$/.test(path))).toEqual([]);
});

test('no file imports itself through others', () => {
  const targets = new Map<string, string[]>();
  // What is imported later ties files together as much.
  for (const { from, to, isOurs } of imports) {
    if (isOurs) targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of targets.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
  expect(cycles).toEqual([]);
});

/** Of all folders that can import from src: what a test or a benchmark alone imports is used, too. */
const importedNames = new Set(
  ['src', 'test', 'bench', 'schema'].flatMap((folder) => {
    const top = resolve(root, '..', folder);
    return readdirSync(top, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) => namesImportedIn(join(top, path)));
  }),
);

/** `/…/src/links/users.ts accountCalls`; a name of `*` for a file that is imported whole. */
function namesImportedIn(path: string): string[] {
  const named = /^(?:import|export)\s(?:type\s)?\s*(?:\{([^}]*)\}|\*[^']*)\sfrom\s'(\.[^']+)'/gm;
  const whole = /\bimport\('(\.[^']+)'\)/g;
  const source = readFileSync(path, 'utf8');
  const targetOf = (target: string) => resolve(dirname(path), target);
  return [
    ...[...source.matchAll(named)].flatMap(([, names = '*', target]) =>
      names
        .split(',')
        .map((name) =>
          name
            .trim()
            .replace(/^type /, '')
            .replace(/ as .*/, ''),
        )
        .map((name) => `${targetOf(target!)} ${name}`),
    ),
    ...[...source.matchAll(whole)].map(([, target]) => `${targetOf(target!)} *`),
  ];
}

const definingRooms = ['graphql', 'services', 'links', 'relay', 'contract'];

test.each(definingRooms)('%s/ exports nothing that nobody imports', (room) => {
  const unused = files
    .filter((path) => inFolder(path, room) && !importedNames.has(`${join(root, path)} *`))
    .flatMap((path) => {
      const declared = /^export (?:async )?(?:function\*?|const|let|class|interface|type) (\w+)/gm;
      return [...sources.get(path)!.matchAll(declared)].map(([, name]) => `${path} ${name}`);
    });
  expect(unused.filter((name) => !importedNames.has(join(root, name)))).toEqual([]);
});

test.each(definingRooms)(
  'in %s/ constants of texts, numbers and patterns are in SCREAMING_SNAKE_CASE',
  (room) => {
    const constant = /^(?:export )?const ([a-z]\w*)(?:: [^=]+)? =\s*(?:['"`\d/-]|new RegExp)/gm;
    const inAnotherCase = files
      .filter((path) => inFolder(path, room))
      .flatMap((path) => [...sources.get(path)!.matchAll(constant)].map(([, name]) => `${path} ${name}`));
    expect(inAnotherCase).toEqual([]);
  },
);

test('no file is longer than a person reads in one sitting', () => {
  const lengths = files.map((path) => [path, sources.get(path)!.split('\n').length] as const);
  expect(lengths.filter(([, lines]) => lines > 300)).toEqual([]);
});

test('the schema of a service reads its models, never the wire', () => {
  const isWire = ({ from, to }: Import) =>
    /^services\/[^/]+\/schema\//.test(from) && /^services\/[^/]+\/wire\b/.test(to);
  expect(importers(isWire)).toEqual([]);
});

test('loaders of objects are made by the client, which forgets what they hold after a write', () => {
  const makesLoader = ([path, source]: [string, string]) =>
    inFolder(path, 'services') && source.includes('new EntityLoader');
  expect([...sources].filter(makesLoader).map(([path]) => path)).toEqual([]);
});
