/** The one read of a check, and what it means. */
import { type ApprovalCells, decisionText, readApproval, type Said } from '../../core/approval/cells.ts';
import { type Standing, standingOf } from '../../core/approval/standing.ts';
import type { CompiledTemplate } from '../../core/checks/compile.ts';
import { checkForm, checkTabs, type FormResult } from '../../core/checks/form.ts';
import { withOneHeader } from '../../core/checks/header-rows.ts';
import { structuralProblems } from '../../core/checks/structure.ts';
import { type Block, type TabResult, typedEntries } from '../../core/checks/tab.ts';
import { REGISTER_TEMPLATE } from '../../core/register/words.ts';
import { APPROVAL_RANGES, blockRange, SHEET_RANGE, STATE_RANGE } from '../../core/template/names.ts';
import type { Cell, RangeValues } from '../../ports/sheets.ts';
import type { AcrossChange } from '../../ports/store/across.ts';
import type { WaiverChanges } from '../../ports/store/results.ts';
import { Trouble } from '../../ports/trouble.ts';
import type { Run } from '../check.ts';
import { fingerprint } from '../fingerprint.ts';
import { judge, type RegisterVerdict } from '../register/judge.ts';
import { acrossOf } from './across.ts';
import { hasApprovalTab, structureFacts } from './describe.ts';
import { judgeWaivers } from './waivers.ts';

export interface FormRead {
  /** One per template tab. */
  blocks: Block[];
  approval: ApprovalCells;
  /** Pantau's own tab as it stands. */
  pantau: Cell[][];
}

export async function readForm(run: Run): Promise<FormRead> {
  const { tabs, approval } = run.compiled.template;
  // Google refuses the whole read where one name is not known.
  const handedIn = approval !== false;
  const decides = handedIn && run.memory.structure !== undefined && hasApprovalTab(run.memory.structure);
  const { decision, note, name, date } = APPROVAL_RANGES;
  const ranges = [
    ...tabs.map((tab) => blockRange(tab)),
    SHEET_RANGE,
    ...(handedIn ? [STATE_RANGE] : []),
    ...(decides ? [decision, note, name, date] : []),
  ];
  const values = await run.account.sheets.read(run.lease.spreadsheetId, ranges);
  if (values.length !== ranges.length)
    throw new Trouble('unexpected', `${values.length} of ${ranges.length} ranges`);
  const blocks = tabs.map((tab, index) =>
    withOneHeader(blockOf(values[index] as RangeValues), tab.headerRows),
  );
  const [pantau, ...cells] = values.slice(tabs.length) as [RangeValues, ...RangeValues[]];
  return { blocks, approval: approvalCells(cells, decides), pantau: pantau.rows };
}

function approvalCells(cells: readonly RangeValues[], decides: boolean): ApprovalCells {
  const [state, decision, note, name, date] = cells.map(({ rows }) => rows[0]?.[0]);
  return { state, ...(decides && { verifier: { decision, note, name, date } }) };
}

export interface Interpreted {
  form: FormResult;
  /** What changed of that which is compared across spreadsheets. */
  across: AcrossChange | undefined;
  waivers: WaiverChanges;
  /** Of a Register alone. */
  register: RegisterVerdict | undefined;
}

export async function interpret(run: Run, read: FormRead): Promise<Interpreted> {
  const { compiled, memory, ports } = run;
  const tabs = checkTabs(compiled, read.blocks);
  const readable = tabs.every((tab) => tab.readable);
  const across = readable ? await acrossOf(run, read, tabs) : undefined;
  // Last, so that what was found beside other forms may be waived too.
  const waivers = await judgeWaivers(run, tabs);
  const facts = memory.structure && structureFacts(memory.structure, compiled.template);
  const structural =
    facts === undefined ? [] : structuralProblems(facts, ports.settings.zone, compiled.problem);
  const isRegister = compiled.template.id === REGISTER_TEMPLATE;
  const register = isRegister ? await judge(run, read, tabs, structural) : undefined;
  const said = readApproval(read.approval);
  const form = checkForm(compiled, tabs, {
    said,
    standing: await followDecision(run, read, tabs, said),
    structural,
  });
  return { form, across, waivers, register };
}

/** How the decision stands to the entries; what it is about is kept in the memory. */
async function followDecision(
  { compiled, lease, memory, ports }: Run,
  read: FormRead,
  tabs: readonly TabResult[],
  { operator, decision }: Said,
): Promise<Standing> {
  // The same entries in another spreadsheet, and the same text of another kind, give another hash.
  const hashed = (kind: string, text: string) =>
    fingerprint(JSON.stringify([`pantau ${kind} 1`, lease.spreadsheetId, text]), ports.secret);
  const readable = tabs.every((tab) => tab.readable);
  const { standing, decided } = standingOf(memory.decided, {
    handedIn: operator === 'diajukan',
    decision: decision && (await hashed('decision', decisionText(decision))),
    entries: decision && readable ? await hashed('entries', entriesOf(compiled, read, tabs)) : undefined,
  });
  if (decided === undefined) delete memory.decided;
  else memory.decided = decided;
  return standing;
}

/** All that was typed, the same whatever the order of rows and columns in the sheet. */
function entriesOf(compiled: CompiledTemplate, read: FormRead, results: readonly TabResult[]): string {
  const texts = compiled.tabs.flatMap((tab, index) => {
    const [result, block] = [results[index], read.blocks[index]];
    if (result === undefined || block === undefined) return [];
    return [tab.tab.name, ...typedEntries(tab, result, block).sort()];
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
