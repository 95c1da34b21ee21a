/**
 * The local Google: a large read against `JSON.stringify` of the same answer (allowed: four times), a large write
 * against `JSON.parse` of the same request (allowed: fifteen times), and the memory of 2,000 spreadsheets.
 */
import { type BenchLine, lessIsBetter, median } from './line.ts';
import { bigBlock, type Server, startServer } from './workspace-server.ts';

const ROUNDS = 9;
const SPREADSHEETS = 2000;
const ROOM = 300;

/** The median of the milliseconds that `work` says it took. */
async function middle(work: () => number | Promise<number>): Promise<number> {
  await work();
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await work());
  return median(times);
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function ask(server: Server, method: string, path: string, body?: string) {
  const answer = await server.call(method, path, body);
  if (answer.status !== 200)
    throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return answer;
}

async function expectOk(server: Server, method: string, path: string, body?: string): Promise<string> {
  return (await ask(server, method, path, body)).text;
}

async function create(server: Server, rowCount: number, columnCount: number): Promise<string> {
  const sheet = { properties: { title: 'Data', gridProperties: { rowCount, columnCount } } };
  const text = await expectOk(server, 'POST', '/v4/spreadsheets', JSON.stringify({ sheets: [sheet] }));
  return (JSON.parse(text) as { spreadsheetId: string }).spreadsheetId;
}

export default async function* lines(): AsyncGenerator<BenchLine> {
  const server = await startServer();
  try {
    yield* speed(server);
  } finally {
    await server.stop();
  }
  const fresh = await startServer();
  try {
    yield await memory(fresh);
  } finally {
    await fresh.stop();
  }
}

async function* speed(server: Server): AsyncGenerator<BenchLine> {
  const values = bigBlock();
  const id = await create(server, values.length, values[0]!.length);
  const body = JSON.stringify({ range: 'Data!A1:AD10000', majorDimension: 'ROWS', values });
  const parse = await middle(() => time(() => JSON.parse(body)));
  for (const [name, option] of [
    ['workspace-write-typed', 'USER_ENTERED'],
    ['workspace-write', 'RAW'],
  ] as const) {
    const path = `/v4/spreadsheets/${id}/values/Data!A1:AD10000?valueInputOption=${option}`;
    yield lessIsBetter({
      name,
      unit: 'ms',
      ours: await middle(async () => (await ask(server, 'PUT', path, body)).began),
      peer: parse * 15,
      peerName: '15 × JSON.parse of the request',
    });
  }
  for (const [name, option] of [
    ['workspace-read', 'UNFORMATTED_VALUE'],
    ['workspace-read-formatted', 'FORMATTED_VALUE'],
  ] as const) {
    const path = `/v4/spreadsheets/${id}/values:batchGet?ranges=Data!A1:AD10000&valueRenderOption=${option}`;
    const answer = JSON.parse(await expectOk(server, 'GET', path)) as unknown;
    yield lessIsBetter({
      name,
      unit: 'ms',
      // Until the answer begins: what carrying three megabytes takes is the wire's.
      ours: await middle(async () => (await ask(server, 'GET', path)).began),
      peer: (await middle(() => time(() => JSON.stringify(answer)))) * 4,
      peerName: '4 × JSON.stringify of the answer',
    });
  }
}

/** Spreadsheets of 40 rows, each written and read once: what a district's year comes to. */
async function memory(server: Server): Promise<BenchLine> {
  const values = bigBlock(40, 12);
  for (let n = 0; n < SPREADSHEETS; n++) {
    const id = await create(server, 40, 12);
    const data = values.map((row) => [...row.slice(1), `=SUM(B1:D1)+${n}`]);
    await expectOk(
      server,
      'PUT',
      `/v4/spreadsheets/${id}/values/Data!A1?valueInputOption=USER_ENTERED`,
      JSON.stringify({ values: data }),
    );
    await expectOk(server, 'GET', `/v4/spreadsheets/${id}/values/Data`);
  }
  return lessIsBetter({
    name: 'workspace-memory',
    unit: 'MB',
    ours: (await server.memory()) / 1e6,
    peer: ROOM,
    peerName: `the room for ${SPREADSHEETS} spreadsheets`,
  });
}
