/** The functions as Google Cloud runs them: the bundled artefact, started by the Functions Framework, one process each. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FRAMEWORK = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@google-cloud/functions-framework')),
  'main.js',
);
const STAND_INS = fileURLToPath(new URL('stand-ins.ts', import.meta.url));

export interface RunningFunction {
  origin: string;
  /** Its process. */
  pid: number;
  /** Lines that it logged, parsed. */
  logged: Record<string, unknown>[];
  /** Posts a CloudEvent in binary mode, as Eventarc does. */
  send(event: { id: string; data?: unknown }): Promise<Response>;
  close(): Promise<void>;
}

/** @param dir of the artefact. @param heard told of every line that it logs. */
export async function startFunction(
  dir: string,
  target: string,
  environment: Record<string, string>,
  heard?: (line: Record<string, unknown>) => void,
): Promise<RunningFunction> {
  const child = fork(FRAMEWORK, [`--source=${dir}`, `--target=${target}`], {
    execArgv: ['--import', STAND_INS],
    // Nothing of this machine's own settings or credentials.
    env: { PATH: process.env.PATH, PORT: '0', NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  const logged: Record<string, unknown>[] = [];
  let rest = '';
  child.stderr?.on('data', (part) => {
    said += String(part);
  });
  child.stdout?.on('data', (part) => {
    const lines = (rest + String(part)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((each) => each.startsWith('{'))) {
      const read = JSON.parse(line);
      logged.push(read);
      heard?.(read);
    }
  });
  const { port } = await listening(child, () => said);
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    pid: child.pid ?? 0,
    logged,
    send: ({ id, data = {} }) =>
      fetch(origin, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'ce-specversion': '1.0',
          'ce-id': id,
          'ce-type': 'google.cloud.pubsub.topic.v1.messagePublished',
          'ce-source': '//pubsub.googleapis.com/projects/contoh/topics/pantau',
        },
        body: JSON.stringify(data),
      }),
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function listening(child: ChildProcess, said: () => string): Promise<{ port: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ port: number }>();
  child.once('message', (address) => resolve(address as { port: number }));
  child.once('error', reject);
  child.once('exit', (code) =>
    reject(new Error(`the function ended (${code}) before it listened\n${said()}`)),
  );
  return promise;
}
