/** What stands at the beginning of a district on one machine. */
import type { District } from '../core/district.ts';
import type { Template } from '../core/template/schema.ts';
import { longDateTime } from '../core/text/format.ts';
import { DEMO_NOW } from '../demo/district.ts';
import { extendDeadline, keepRegister } from '../demo/register-keeper.ts';
import { setUp } from '../demo/set-up.ts';
import type { Local } from '../runtime/local/local.ts';
import { progressBar } from './progress.ts';

const HOUR = 3_600_000;

/** When an installation on one machine begins: in the afternoon before the morning at which the demonstration stands. */
export const FIRST_NOW = DEMO_NOW - 18 * HOUR;
/** When its spreadsheets are made and filled. What happens once a day is still to come then. */
const MADE_AT = DEMO_NOW - 0.75 * HOUR;

/**
 * Makes the spreadsheets on the first run, and lets the clock stand where the demonstration begins; later those that the
 * configuration of a district asks for since.
 */
export async function firstSteps(
  local: Local,
  district: District,
  templates: readonly Template[],
  say: (text: string) => void,
): Promise<void> {
  if (!local.state.ready) {
    const bar = progressBar('Menyiapkan spreadsheet');
    await keepRegister({ local, district, templates });
    local.clock.advance(MADE_AT - local.clock.now());
    await setUp(local, district, templates, bar.show);
    await extendDeadline({ local, district, templates });
    bar.end();
    local.clock.advance(DEMO_NOW - local.clock.now());
    local.state.ready = true;
    await local.save();
  } else if (!district.settings.demonstration) {
    const bar = progressBar('Mencocokkan spreadsheet');
    await local.apply({ progress: bar.show }).finally(bar.end);
  }
  local.resetCalls();
  say(`Jam menunjukkan ${longDateTime(local.clock.now(), district.settings.zone, 'id')}.`);
}
