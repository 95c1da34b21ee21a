/** Officers as the Register has them: units that exist, one head each, substitutes who are there. */
import { keyIdentity } from '../cells/text.ts';
import { addressStateOf, type KnownAddresses } from './content.ts';
import type { RegisterRow } from './rows.ts';
import type { RowsByIdentity } from './units.ts';

const CODE = /^[a-z0-9][a-z0-9._-]{0,59}$/;

export function judgeOfficers(
  officers: readonly RegisterRow[],
  units: RowsByIdentity,
  known: KnownAddresses,
): void {
  const byIdentity = new Map(officers.map((officer) => [officer.identity, officer]));
  for (const officer of officers) {
    const unit = officer.text('unit');
    if (!CODE.test(officer.key)) officer.tell('pattern-mismatch', ['kode'], { value: officer.key });
    if (unit !== '' && !units.has(keyIdentity(unit))) officer.tell('unit-unknown', ['unit'], { value: unit });
    tellSubstitute(officer, byIdentity);
    tellAddress(officer, known);
  }
  const heads = officers.filter(({ text }) => text('peran') === 'pimpinan' && text('unit') !== '');
  for (const same of Map.groupBy(heads, ({ text }) => keyIdentity(text('unit'))).values()) {
    if (same.length < 2) continue;
    const rows = same.map(({ row }) => row);
    for (const head of same) head.tell('heads-several', ['peran'], { unit: head.text('unit'), rows });
  }
}

function tellAddress(officer: RegisterRow, known: KnownAddresses): void {
  const address = officer.text('surel');
  const state = address === '' ? undefined : addressStateOf(officer.key, address, known);
  if (state === 'unconfirmed') officer.tell('address-unconfirmed', ['surel'], {});
  if (state === 'bad') officer.tell('address-refused', ['surel'], {});
}

function tellSubstitute(officer: RegisterRow, byIdentity: RowsByIdentity): void {
  const named = officer.text('pengganti');
  if (named === '') return;
  const substitute = byIdentity.get(keyIdentity(named));
  if (substitute === undefined) officer.tell('substitute-unknown', ['pengganti'], { value: named });
  else if (substitute === officer || bothAway(officer, substitute))
    officer.tell('substitute-away', ['pengganti'], {});
}

function bothAway(one: RegisterRow, other: RegisterRow): boolean {
  const [from, until] = [one.day('cuti_dari'), one.day('cuti_sampai')];
  const [otherFrom, otherUntil] = [other.day('cuti_dari'), other.day('cuti_sampai')];
  if (from === undefined || until === undefined || otherFrom === undefined || otherUntil === undefined)
    return false;
  return from <= otherUntil && otherFrom <= until;
}
