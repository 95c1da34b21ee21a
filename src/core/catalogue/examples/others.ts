/** Other forms beside that of an example, and what comparing with them finds. */
import { compareLineage, compareSiblings } from '../../across/compare.ts';
import { readFigures } from '../../across/figures.ts';
import type { Form } from '../../across/form.ts';
import { type IdentityRow, identityRows, sameIdentity } from '../../across/same-identity.ts';
import { tellFindings } from '../../across/tell.ts';
import type { CellValue } from '../../cells/text.ts';
import type { CompiledTab, CompiledTemplate } from '../../checks/compile.ts';
import { checkTabs } from '../../checks/form.ts';
import type { Block, TabResult } from '../../checks/tab.ts';

/** The form of a unit beside the example's or below it, or the own one of the period before. */
export interface OtherForm {
  is: 'beside' | 'below' | 'before';
  unit: string;
  /** The rows as typed, under the same header. */
  typed: readonly (readonly CellValue[])[];
}

const YEAR = 2025;
const WITHIN = { scheme: 'contoh', period: String(YEAR), level: 'desa' } as const;

/** Adds to `results` what the comparison finds. */
export function compareWith(
  others: readonly OtherForm[],
  compiled: CompiledTemplate,
  header: readonly CellValue[],
  results: readonly TabResult[],
  block: Block,
): void {
  const form = (other: OtherForm | undefined, tabs: readonly TabResult[], read: Block): Form => ({
    spreadsheetId: other?.unit ?? '',
    unit: { code: other?.unit ?? '', name: other?.unit ?? '', level: 'desa', parent: 'contoh' },
    scheme: WITHIN.scheme,
    period: String(other?.is === 'before' ? YEAR - 1 : YEAR),
    template: compiled.template,
    figures: readFigures(compiled, tabs, [read]),
  });
  const read = others.map((other) => {
    const otherBlock = { firstRow: 1, rows: [header, ...other.typed] };
    const tabs = checkTabs(compiled, [otherBlock]);
    return { other, form: form(other, tabs, otherBlock), rows: rowsOf(compiled, tabs, otherBlock) };
  });
  const of = (is: OtherForm['is']) => read.filter(({ other }) => other.is === is).map((one) => one.form);

  const own = form(undefined, results, block);
  // No secret keeps numbers that are made up: each is its own mark.
  const identities = Map.groupBy(rowsOf(compiled, results, block), ({ text }) => text);
  const shared = read.flatMap(({ other: { unit }, rows }) =>
    rows
      .filter(({ text }) => identities.has(text))
      .map(({ text }) => ({ mark: text, unit, spreadsheetId: unit })),
  );
  const findings = [
    ...sameIdentity(shared),
    ...compareLineage(own, { children: of('below'), before: of('before') }),
    ...compareSiblings(own, { siblings: of('beside'), before: of('before') }),
  ];
  tellFindings(compiled, results, [block], findings, { figures: own.figures, identities });
}

function rowsOf(compiled: CompiledTemplate, tabs: readonly TabResult[], block: Block): IdentityRow[] {
  return identityRows(compiled.tabs[0] as CompiledTab, tabs[0] as TabResult, block, WITHIN);
}
