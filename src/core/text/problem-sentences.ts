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

/** What is said of a warning that somebody answers for. */
const WAIVED: Record<Language, { before: string; remedy: string }> = {
  id: {
    before: 'Dikecualikan: ',
    remedy: 'Tidak perlu diubah. Bila isiannya berubah, pengecualian ini gugur.',
  },
  en: { before: 'Waived: ', remedy: 'Nothing to change. If the entries change, this waiver falls.' },
};

/**
 * One problem in a language, Indonesian unless told. Column names become the labels that staff see. A value that was
 * typed may stand in it: it is for the spreadsheet that the problem comes from.
 */
export function problemSentence(problem: Problem, template: Template, language: Language = 'id'): Sentence {
  const tab = template.tabs.find((candidate) => candidate.name === problem.tab);
  const label: LabelOf = (name) =>
    tab?.columns.find((column) => column.name === name)?.label[language] ?? name;
  const { sentence } = CATALOGUE[problem.code] as Entry<unknown>;
  const words = new Words(language, label(problem.columns[0] ?? ''), label);
  const said = sentence[language](problem.params, words);
  if (problem.severity !== 'waived') return said;
  const { before, remedy } = WAIVED[language];
  return { message: `${before}${said.message}`, remedy };
}
