import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface ProcessOptions {
  /** Where it runs, away from the developer's own `.env`, and where sandboxes keep their data. */
  readonly directory: string;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** The project whose Quintet it is. Default: this one. */
  readonly project?: string;
  /** Options of Node: `--import`, `--disallow-code-generation-from-strings`. */
  readonly nodeOptions?: readonly string[];
}

/** A process and what it has printed. */
export interface RunningProcess {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  /** The exit code once it has ended and its output is complete; null where a signal ended it. */
  readonly exit: Promise<number | null>;
  /** Resolves once standard output holds the text; rejects where the process ends without it. */
  printed(text: string): Promise<void>;
  /** What it has logged. */
  lines(): Record<string, unknown>[];
}

/** A process that answers. */
export interface QuintetProcess extends RunningProcess {
  readonly origin: string;
  ask(
    query: string,
    headers?: Readonly<Record<string, string>>,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<unknown>;
}

/** Runs a script of `src/` as npm's scripts do, with nothing in its environment but what is given. */
export function runScript(
  script: string,
  { directory, environment, nodeOptions = [], project = root }: ProcessOptions,
): RunningProcess {
  const env = { PORT: '0', SANDBOX_DIRECTORY: directory, LOG_LEVEL: 'silent', ...environment };
  return watch(
    spawn(process.execPath, [...nodeOptions, join(project, 'src', script)], { env, cwd: directory }),
  );
}

/** Runs a script of `package.json` by npm itself. It gets a group of its own, so that a test can end all that is left of it. */
export function runByNpm(script: string, { directory, environment }: ProcessOptions): RunningProcess {
  const { PATH = '' } = process.env;
  const env = {
    PATH,
    HOME: directory,
    PORT: '0',
    SANDBOX_DIRECTORY: directory,
    LOG_LEVEL: 'silent',
    ...environment,
  };
  return watch(spawn('npm', ['run', script], { env, cwd: root, detached: true }));
}

/** Starts Quintet, and waits until it answers. */
export async function startProcess(options: ProcessOptions): Promise<QuintetProcess> {
  return answering(runScript('main.js', options));
}

/** Waits until Quintet says where it answers. */
export async function answering(running: RunningProcess): Promise<QuintetProcess> {
  await running.printed('Quintet answers at ');
  await running.printed('/graphql');
  const origin = /http:\/\/\S+(?=\/graphql)/.exec(running.output.stdout)?.[0] ?? '';
  const ask = async (query: string, more: Readonly<Record<string, string>> = {}, variables = {}) => {
    const body = JSON.stringify({ query, variables });
    const headers = { 'content-type': 'application/json', ...more };
    return (await fetch(`${origin}/graphql`, { method: 'POST', headers, body })).json();
  };
  return { ...running, origin, ask };
}

/** A request whose body is not complete until `complete` is called; resolves once the server has begun to read it. */
export async function beginRequest(origin: string, query = '{ __typename }') {
  const body = JSON.stringify({ query });
  const { hostname, port } = new URL(origin);
  const socket = createConnection(Number(port), hostname);
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    received += chunk;
  });
  // A process that ends resets what it has not read.
  socket.on('error', () => {});
  const answer = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  const head = ['POST /graphql HTTP/1.1', 'host: quintet', 'content-type: application/json'];
  socket.write([...head, `content-length: ${body.length}`, 'expect: 100-continue', '', ''].join('\r\n'));
  await once(socket, 'data');
  return { answer, complete: () => socket.write(body) };
}

function watch(child: ChildProcess): RunningProcess {
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const printed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      if (output.stdout.includes(text)) resolve();
      child.stdout?.on('data', () => output.stdout.includes(text) && resolve());
      child.once('close', () => reject(new Error(`It ended without printing ${text}:\n${output.stderr}`)));
    });
  const lines = () =>
    output.stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  return { child, output, exit, printed, lines };
}
