/**
 * What the coordinator of the demonstration did in the Register, so that what comes of it can be seen: the day before a slip
 * that kept it from taking effect, put right after the mail about it, and an officer with an address elsewhere; then an
 * extension.
 */
import type { District } from '../core/district.ts';
import { REGISTER_TEMPLATE } from '../core/register/words.ts';
import type { Template } from '../core/template/schema.ts';
import { FAULT_PATIENCE_MS } from '../jobs/register/follow.ts';
import type { Local } from '../runtime/local/local.ts';
import type { TypedCells } from './cells.ts';
import { typeEntries } from './typing.ts';

const NEW_OFFICER = {
  key: 'operator.kecamatan-baamang-2',
  cells: {
    peran: 'operator',
    nama: 'Operator Contoh Kedua Kecamatan Baamang',
    surel: 'operator.baamang.kedua@surel-lain.example',
  },
};
const [UNIT, MISTYPED] = ['62.02.05', '62.20.05'];

const EXTENDED = {
  key: 'rekap-tw4-2025',
  cells: { surat_nomor: '400.13/27/BAPPERIDA/2025', surat_tanggal: '17/11/2025', tanggal_baru: '09/01/2026' },
};

const MINUTE = 60_000;

interface Keeping {
  local: Local;
  district: District;
  templates: readonly Template[];
}

/** The day before, when nothing else stands. Nothing for a district that is not the demonstration's own, or whose Register is in force. */
export async function keepRegister(keeping: Keeping): Promise<void> {
  const { local, district } = keeping;
  const top = district.units.find(({ code }) => code === district.settings.unit);
  const found = registerOf(keeping);
  if (found === undefined || top === undefined) return;
  if ((await local.store.registerInForce.standing()).spreadsheetId !== undefined) return;
  await local.provision(found.template, top);
  await typeInto(keeping, 'petugas', { ...NEW_OFFICER, cells: { ...NEW_OFFICER.cells, unit: MISTYPED } });
  // Found, checked, and told of once the coordinator has had time to see it: nothing happens in the minutes between.
  for (const minutes of [0, 2, FAULT_PATIENCE_MS / MINUTE + 1]) {
    local.clock.advance(minutes * MINUTE);
    await local.pass();
  }
  await typeInto(keeping, 'petugas', { ...NEW_OFFICER, cells: { unit: UNIT } });
  await local.settle();
}

/** Once all else stands. */
export const extendDeadline = (keeping: Keeping): Promise<void> => typeInto(keeping, 'tenggat', EXTENDED);

async function typeInto(
  keeping: Keeping,
  tab: string,
  row: { key: string; cells: TypedCells },
): Promise<void> {
  const found = registerOf(keeping);
  if (found === undefined) return;
  const registered = (await keeping.local.store.register.registrations()).find(
    ({ templateId }) => templateId === REGISTER_TEMPLATE,
  );
  if (registered === undefined) return;
  const { sheets } = keeping.local.person(found.keeper);
  const cells = { kode: row.key, ...row.cells };
  await typeEntries(sheets, registered.spreadsheetId, found.template, {
    tab,
    rows: [{ key: row.key, cells }],
  });
}

/** The form of the Register and its keeper's address, where the district is one to which the rows above belong. */
function registerOf({ district, templates }: Keeping): { template: Template; keeper: string } | undefined {
  const { settings, register, units, officers, forms } = district;
  const template = templates.find(({ id, version }) => id === REGISTER_TEMPLATE && version === register);
  const keeper = officers.find(({ role }) => role === 'koordinator');
  const fits =
    settings.demonstration &&
    units.some(({ code }) => code === UNIT) &&
    templates.some(
      ({ id, deadlines }) =>
        forms.some(({ template }) => template === id) && deadlines.some((each) => each.id === EXTENDED.key),
    );
  return fits && template !== undefined && keeper !== undefined
    ? { template, keeper: keeper.address }
    : undefined;
}
