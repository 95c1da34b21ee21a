/**
 * Problems as sentences for the staff who can put them right: place, fault, remedy, in plain words.
 * The row number is not in the sentence: the row's own formula puts it before, so that it never ages.
 */
import { CATALOGUE } from '../catalogue/catalogue.ts';
import type { Entry, Sentence } from '../catalogue/entry.ts';
import { type LabelOf, Words } from '../catalogue/words.ts';
import type { Problem } from '../checks/problem.ts';
import type { Template } from '../template/schema.ts';
import type { Language } from './format.ts';

/**
 * One problem in a language, Indonesian unless told. Column names become the labels that staff see. A value that was
 * typed may stand in it: it is for the spreadsheet that the problem comes from.
 */
export function problemSentence(problem: Problem, template: Template, language: Language = 'id'): Sentence {
  const tab = template.tabs.find((candidate) => candidate.name === problem.tab);
  const label: LabelOf = (name) =>
    tab?.columns.find((column) => column.name === name)?.label[language] ?? name;
  const { sentence } = CATALOGUE[problem.code] as Entry<unknown>;
  return sentence[language](problem.params, new Words(language, label(problem.columns[0] ?? ''), label));
}
