/**
 * Which of the spreadsheets that nobody registered are copies: Google copies the marks that a form carries (template,
 * unit) along with it. What is watched is decided by the file's id alone; a copy is only named to the operator as one.
 */
import { METADATA } from '../core/template/names.ts';
import type { Registration } from '../ports/store/register.ts';
import { PASSING, Trouble } from '../ports/trouble.ts';
import { DAY, EXAMINED_A_PASS, QUOTA } from './limits.ts';
import type { Ports } from './ports.ts';

/** One read each, of the marks alone, and only where quota is left. What did not answer is tried again the next day. */
export async function examineStrangers({
  store,
  accounts,
  clock,
}: Pick<Ports, 'store' | 'accounts' | 'clock'>): Promise<void> {
  const now = await clock.now();
  const strangers = await store.watch.unexamined(now - DAY, EXAMINED_A_PASS);
  if (strangers.length === 0) return;
  const registered = await store.register.registrations();
  for (const { id, account: email } of strangers) {
    const account = accounts.find((each) => each.email === email);
    if (account === undefined) continue;
    const taken = await store.quota.take(email, { read: 1, write: 0 }, await clock.now(), QUOTA);
    if (!taken.granted) return;
    try {
      const marks = await account.sheets.marks(id);
      await store.watch.noteExamined(id, originalOf(marks, registered) ?? '', now);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      await store.watch.noteExamined(id, PASSING.has(error.code) ? null : '', now);
    }
  }
}

function originalOf(marks: Record<string, string>, registered: readonly Registration[]): string | undefined {
  const [unit, template] = [marks[METADATA.unit], marks[METADATA.template]];
  return registered.find((one) => one.unit === unit && one.templateId === template)?.spreadsheetId;
}
