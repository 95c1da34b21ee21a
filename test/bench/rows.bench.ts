/** Rows of D1 that Cloudflare charges for: of a pass that finds nothing, and of an edit with all that follows from it. */
import { CLOUDFLARE, EDITED, MONTH } from '../../src/cli/scale-facts.ts';
import { type } from '../support/sheet.ts';
import { type BenchLine, lessIsBetter } from './line.ts';
import { countedD1, type Rows } from './province/counted-d1.ts';
import { type Province, startProvince } from './province/province.ts';

const [FEW, MANY] = [20, 80];
const IDLE_PASSES = 10;
/** Rows a month, passes in it, and edits where a tenth of so many spreadsheets is edited on each working day. */
const INCLUDED = { read: CLOUDFLARE.rowsRead.included, written: CLOUDFLARE.rowsWritten.included };
const SPREADSHEETS = 20_000;
const PASSES = MONTH.minutes;
const EDITS = SPREADSHEETS * EDITED * MONTH.workingDays;

export default async function* rows(): AsyncGenerator<BenchLine> {
  const few = await measured(FEW);
  const many = await measured(MANY);
  const each = (kind: keyof Rows) => (many.idle[kind] - few.idle[kind]) / (MANY - FEW);
  yield line(
    'rows-pass',
    'rows read by a pass that finds nothing',
    few.idle.read - FEW * each('read'),
    INCLUDED.read / PASSES,
  );
  yield line(
    'rows-pass-each',
    'rows read by it for each spreadsheet',
    each('read'),
    INCLUDED.read / PASSES / SPREADSHEETS,
  );
  yield line('rows-pass-written', 'rows written by it', many.idle.written, INCLUDED.written / PASSES);
  yield line(
    'rows-edit-read',
    `rows read for an edit and its echo among ${MANY} spreadsheets`,
    many.edit.read,
    INCLUDED.read / EDITS,
  );
  yield line('rows-edit-written', 'rows written for it', many.edit.written, INCLUDED.written / EDITS);
}

const line = (name: string, unit: string, ours: number, peer: number): BenchLine =>
  lessIsBetter({
    name,
    unit,
    ours,
    peer,
    peerName: `what Cloudflare includes, for ${SPREADSHEETS} spreadsheets`,
  });

async function measured(spreadsheets: number): Promise<{ idle: Rows; edit: Rows }> {
  await using opened = new AsyncDisposableStack();
  const counted: Rows = { read: 0, written: 0 };
  const province = await startProvince(spreadsheets, 1, opened, (stack) => countedD1(stack, counted));
  await province.passes(40);
  const of = async (work: () => Promise<void>): Promise<Rows> => {
    const before = { ...counted };
    await work();
    return { read: counted.read - before.read, written: counted.written - before.written };
  };
  const edited = await of(() => editOne(province));
  const passes = await of(() => province.passes(IDLE_PASSES));
  const idle = { read: passes.read / IDLE_PASSES, written: passes.written / IDLE_PASSES };
  return {
    idle,
    edit: { read: edited.read - passes.read, written: edited.written - passes.written },
  };
}

async function editOne(province: Province): Promise<void> {
  await type(province.person, province.ids[0] ?? '', 'Isian!B6', [[10, 20]]);
  await province.passes(IDLE_PASSES);
}
