/**
 * Forged notifications at a steady rate, whether or not the ones before them were answered, from a process of its own: what it
 * costs to make them is not the refuser's. `flood-process.ts ORIGIN RATE`: begins and pauses with each line of its input,
 * printing what came of the flood as it pauses; ends when its input does.
 */
import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { WEBHOOK_PATH } from '../../../src/web/webhook.ts';
import { FORGED } from '../forged.ts';
import type { Flooded } from './flood.ts';

const [origin = '', rate = ''] = process.argv.slice(2);
const perMs = Number(rate) / 1_000;
const { hostname, port, host } = new URL(origin);
const request = Buffer.from(
  [
    `POST ${WEBHOOK_PATH} HTTP/1.1`,
    `host: ${host}`,
    'content-length: 0',
    ...Object.entries(FORGED).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n'),
);
const REFUSED = Buffer.from('HTTP/1.1 204');

/** More at once are no faster flood: what comes too fast for them waits at the door. */
const CONNECTIONS = 64;

/** Connections that wait for nothing. */
const idle: Socket[] = [];
let open = 0;
let waiting = 0;
const nothing = (): Flooded => ({ ms: 0, sent: 0, refused: 0, late: 0 });
let came = nothing();

function send(): void {
  const socket = idle.pop() ?? (open < CONNECTIONS ? connect() : undefined);
  if (socket === undefined) {
    waiting++;
    came.late++;
    return;
  }
  came.sent++;
  socket.write(request);
}

function connect(): Socket {
  open++;
  const socket = createConnection(Number(port), hostname);
  socket.setNoDelay(true);
  socket.on('data', (answer) => {
    // Answers without a body come in one piece.
    if (answer.subarray(0, REFUSED.length).equals(REFUSED)) came.refused++;
    idle.push(socket);
    if (waiting > 0) {
      waiting--;
      send();
    }
  });
  socket.on('close', () => {
    open--;
    const at = idle.indexOf(socket);
    if (at >= 0) idle.splice(at, 1);
  });
  socket.on('error', () => undefined);
  return socket;
}

let timer: NodeJS.Timeout | undefined;
let began = 0;
for await (const _line of createInterface({ input: process.stdin })) {
  if (timer === undefined) {
    came = nothing();
    began = performance.now();
    timer = setInterval(() => {
      const due = (performance.now() - began) * perMs;
      while (came.sent + waiting < due) send();
    }, 1);
  } else {
    clearInterval(timer);
    timer = undefined;
    waiting = 0;
    process.stdout.write(`${JSON.stringify({ ...came, ms: performance.now() - began })}\n`);
  }
}
process.exit();
