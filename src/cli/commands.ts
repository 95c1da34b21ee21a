/** The commands of `npm run pantau`, each a file in `commands/`. */
import { adopt } from './commands/adopt.ts';
import { apply } from './commands/apply.ts';
import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { convergence } from './commands/convergence.ts';
import { docs } from './commands/docs.ts';
import { doctor } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { growth } from './commands/growth.ts';
import { init } from './commands/init.ts';
import { mail } from './commands/mail.ts';
import { plan } from './commands/plan.ts';
import { purge } from './commands/purge.ts';
import { register } from './commands/register.ts';
import { release } from './commands/release.ts';
import { remind } from './commands/remind.ts';
import { restore } from './commands/restore.ts';
import { retention } from './commands/retention.ts';
import { templates } from './commands/templates.ts';
import { workbook } from './commands/workbook.ts';

/**
 * What a command does with the words after its name; gives the exit status, 0 when it gives none. `print` writes a
 * line to standard output, `warn` to standard error. Throws an Error whose message is for the person who typed it;
 * `unable` is the status then.
 */
export type Command = (
  words: string[],
  print: (text: string) => void,
  warn: (text: string) => void,
) => Promise<number | undefined>;

export interface Listed {
  run: Command;
  /** How it is used, in a line. */
  says: string;
  /** Exit status where it could not be done. */
  unable: number;
}

/** By name. */
export const COMMANDS: Record<string, Listed> = {
  check: {
    run: check,
    says: 'FILE [--write [OUT.xlsx]] [--template NAME] [--json] [--language id|en]: checks a filled-in workbook or CSV file',
    unable: 2,
  },
  convergence: {
    run: convergence,
    says: 'FILE.xlsx [--settings FILE] [--template NAME] [--json] [--language id|en]: village convergence explained',
    unable: 2,
  },
  growth: {
    run: growth,
    says: 'FILE.csv: adds WHO z-scores to the rows of a survey',
    unable: 2,
  },
  templates: {
    run: templates,
    says: 'list | show NAME | export NAME --table-schema | upgrade SPREADSHEET: the forms in sheets-templates/',
    unable: 1,
  },
  init: {
    run: init,
    says: '[--answers FILE] [--out district.json]: the configuration of a district, explained',
    unable: 1,
  },
  plan: {
    run: plan,
    says: '--config FILE --store ADDRESS [--json]: what apply would make, share and register',
    unable: 1,
  },
  apply: {
    run: apply,
    says: '--config FILE --store ADDRESS [--dry-run] [--json]: the spreadsheets of a whole district; run it again at any time',
    unable: 1,
  },
  export: {
    run: exportCommand,
    says: '--format csv|xlsx|dhis2 [--form NAME] [--public] [--out FILE] --store ADDRESS: the results',
    unable: 1,
  },
  doctor: {
    run: doctor,
    says: '--settings FILE --store ADDRESS [--json]: what is wrong with an installation, and what to do about it',
    unable: 1,
  },
  register: {
    run: register,
    says: '--config FILE [--spreadsheets CSV] --store ADDRESS: a district into the store of an installation',
    unable: 1,
  },
  mail: {
    run: mail,
    says: 'list | resend ID | settle ID | pause | resume --store ADDRESS: mails that are in doubt; the switch',
    unable: 1,
  },
  backup: {
    run: backup,
    says: 'FILE [--without-contacts] --store ADDRESS: all that a store holds, into a file',
    unable: 1,
  },
  restore: {
    run: restore,
    says: 'FILE --store ADDRESS: a backup into an empty store',
    unable: 1,
  },
  retention: { run: retention, says: '[--settings FILE]: what is kept, and how long', unable: 1 },
  purge: {
    run: purge,
    says: '[--dry-run] [--before DATE] --store ADDRESS: deletes what is older than it is kept',
    unable: 1,
  },
  remind: {
    run: remind,
    says: '--at 2025-12-24 --dry-run [--store ADDRESS] [--json]: who would get what mail, and why',
    unable: 1,
  },
  workbook: {
    run: workbook,
    says: 'export UNIT | import FILE | inbox --store ADDRESS: a form for places without a steady network, and back',
    unable: 1,
  },
  adopt: {
    run: adopt,
    says: 'SPREADSHEET|FILE.xlsx|--folder ID --template NAME: takes in spreadsheets that a district already has',
    unable: 1,
  },
  release: { run: release, says: 'SPREADSHEET: gives an adopted spreadsheet back as it was', unable: 1 },
  docs: { run: docs, says: 'writes the pages in docs/ anew that are made from the code', unable: 1 },
};
