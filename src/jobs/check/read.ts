/** The one read of a check, and what it means. */
import { checkForm, checkTabs, type FormResult, readState } from '../../core/checks/form.ts';
import { structuralProblems } from '../../core/checks/structure.ts';
import { type Block, type TabResult, typedEntries } from '../../core/checks/tab.ts';
import { blockRange, SHEET_RANGE, STATE_RANGE } from '../../core/template/names.ts';
import type { Cell, RangeValues } from '../../ports/sheets.ts';
import type { AcrossChange } from '../../ports/store/across.ts';
import type { WaiverChanges } from '../../ports/store/results.ts';
import { Trouble } from '../../ports/trouble.ts';
import type { Run } from '../check.ts';
import { fingerprint } from '../fingerprint.ts';
import { acrossOf } from './across.ts';
import { structureFacts } from './describe.ts';
import { judgeWaivers } from './waivers.ts';

export interface FormRead {
  /** One per template tab. */
  blocks: Block[];
  stateCell: Cell | undefined;
  /** Pantau's own tab as it stands. */
  pantau: Cell[][];
}

export async function readForm(run: Run): Promise<FormRead> {
  const { tabs } = run.compiled.template;
  const ranges = [...tabs.map((tab) => blockRange(tab)), STATE_RANGE, SHEET_RANGE];
  const values = await run.account.sheets.read(run.lease.spreadsheetId, ranges);
  if (values.length !== ranges.length)
    throw new Trouble('unexpected', `${values.length} of ${ranges.length} ranges`);
  const blocks = values.slice(0, tabs.length).map(blockOf);
  const [state, pantau] = values.slice(tabs.length) as [RangeValues, RangeValues];
  return { blocks, stateCell: state.rows[0]?.[0], pantau: pantau.rows };
}

export interface Interpreted {
  form: FormResult;
  /** What changed of that which is compared across spreadsheets. */
  across: AcrossChange | undefined;
  waivers: WaiverChanges;
}

export async function interpret(run: Run, read: FormRead): Promise<Interpreted> {
  const { compiled, memory, ports } = run;
  const tabs = checkTabs(compiled, read.blocks);
  const readable = tabs.every((tab) => tab.readable);
  const across = readable ? await acrossOf(run, read, tabs) : undefined;
  // Last, so that what was found beside other forms may be waived too.
  const waivers = await judgeWaivers(run, tabs);
  const facts = memory.structure && structureFacts(memory.structure, compiled.template.tabs);
  let changedAfterApproval = false;
  if (readState(read.stateCell) !== 'disetujui') {
    delete memory.approvedFingerprint;
  } else if (readable) {
    const mark = await fingerprint(entriesOf(run, read, tabs), ports.secret);
    memory.approvedFingerprint ??= mark;
    changedAfterApproval = memory.approvedFingerprint !== mark;
  }
  const form = checkForm(compiled, tabs, {
    stateCell: read.stateCell,
    structural: facts === undefined ? [] : structuralProblems(facts, ports.settings.zone, compiled.problem),
    changedAfterApproval,
  });
  return { form, across, waivers };
}

/** All that was typed, the same whatever the order of rows and columns in the sheet. */
function entriesOf(run: Run, read: FormRead, tabs: readonly TabResult[]): string {
  const texts = run.compiled.tabs.flatMap((compiled, index) => {
    const [result, block] = [tabs[index], read.blocks[index]];
    if (result === undefined || block === undefined) return [];
    return [compiled.tab.name, ...typedEntries(compiled, result, block).sort()];
  });
  return texts.join('\u001e');
}

function blockOf(values: RangeValues): Block {
  return { firstRow: firstRow(values.range), rows: values.rows };
}

/** Row of the first cell in a resolved address such as `'Data 2025'!A5:Z36`; 1 where it names columns only. */
export function firstRow(range: string): number {
  const cells = range.slice(range.lastIndexOf('!') + 1);
  return Number(/^[A-Z]*(\d+)/.exec(cells)?.[1] ?? 1);
}
