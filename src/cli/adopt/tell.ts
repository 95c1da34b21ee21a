/** What became of one spreadsheet: for a program, and the proposal for the person who confirms it. */
import type { Mapping } from '../../core/adopt/mapping.ts';
import type { Proposal } from '../../core/adopt/propose.ts';
import type { Template } from '../../core/template/schema.ts';
import type { Registration } from '../../ports/store/register.ts';
import { hindranceText, remarkText, tableLines } from './words.ts';

export interface Told {
  spreadsheet: string;
  name?: string;
  state: 'adopted' | 'already' | 'repaired' | 'proposed' | 'refused' | 'declined';
  unit?: string;
  /** The code by which the unit was told, where that is an old one. */
  oldCode?: string;
  template?: string;
  certain?: boolean;
  tables?: Proposal['tables'];
  hindrances?: Proposal['hindrances'];
  remarks?: Proposal['remarks'];
  mapping?: Mapping;
  /** Why nothing was done, in words. */
  reasons?: readonly string[];
}

/** Whether it was not done. */
export const isLeft = ({ state }: Told): boolean => state === 'refused' || state === 'declined';

export const registeredAs = ({ unit, templateId, templateVersion }: Registration) => ({
  unit,
  template: `${templateId}@${templateVersion}`,
});

/** @param template given where what hinders is to be told in words too. */
export function toldOf(base: Told, proposal: Proposal, template?: Template): Told {
  const { certain, tables, hindrances, remarks, mapping } = proposal;
  return {
    ...base,
    template: base.template ?? proposal.template,
    certain,
    tables,
    hindrances,
    remarks,
    ...(mapping && { mapping }),
    ...(template !== undefined && {
      reasons: hindrances.map((hindrance) => hindranceText(hindrance, template)),
    }),
  };
}

/** The tables side by side with the form, remarks, and what hinders. */
export const proposalLines = (proposal: Proposal, template: Template): string[] => [
  ...tableLines(template, proposal),
  ...(proposal.remarks.length > 0 ? [''] : []),
  ...proposal.remarks.map((remark) => `- ${remarkText(remark, template)}`),
  ...(proposal.hindrances.length > 0 ? ['\nBelum dapat diadopsi:'] : []),
  ...proposal.hindrances.map((hindrance) => `! ${hindranceText(hindrance, template)}`),
];
