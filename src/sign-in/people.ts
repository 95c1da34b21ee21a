/** Who an address belongs to, and what that lets them see. */
import { EVERYTHING, type Scope, scopeOf } from '../core/scope.ts';
import type { Officer } from '../core/units.ts';
import type { Register } from '../ports/store/register.ts';
import type { Subject } from '../ports/store/sign-in.ts';
import { markOf, sameMark } from './secrets.ts';

/** A name that no officer can have: their ids hold no `@`. */
const OPERATOR = '@operator-';

/** Whether a mail's recipient is one of those who keep the installation running, who need not be officers. */
export const isOperator = (recipient: string): boolean => recipient.startsWith(OPERATOR);

/** An address that nobody confirmed opens nothing, and gets no link. */
const holds = ({ address, addressState }: Officer, wanted: string): boolean =>
  addressState !== 'unconfirmed' && address.toLowerCase() === wanted;

export interface Person extends Pick<Officer, 'address' | 'name' | 'language'> {
  recipient: string;
}

/** By address, in lower case. Undefined for whom neither the Register nor the operators' list knows. */
export function personOf(
  address: string,
  officers: readonly Officer[],
  operators: readonly string[],
  secret: string,
): Person | undefined {
  const officer = officers.find((each) => holds(each, address));
  if (officer !== undefined) return { ...officer, recipient: officer.id };
  if (!operators.includes(address)) return undefined;
  const recipient = OPERATOR + markOf('address', address, secret).slice(0, 16);
  return { recipient, address, name: 'Operator Pantau', language: 'id' };
}

/** Undefined when the officer has left the Register, or somebody else now holds the office. */
export function personBehind(
  { recipient, mark }: Subject,
  officers: readonly Officer[],
  operators: readonly string[],
  secret: string,
): Person | undefined {
  const addresses = isOperator(recipient)
    ? operators
    : officers.filter(({ id }) => id === recipient).map(({ address }) => address.toLowerCase());
  const address = addresses.find((each) => sameMark(markOf('address', each, secret), mark));
  return address === undefined ? undefined : personOf(address, officers, operators, secret);
}

/** What the holder of an address may see; undefined for nothing. One address may stand for several offices. */
export async function scopeOfAddress(
  address: string,
  register: Pick<Register, 'officers' | 'units'>,
  operators: readonly string[],
): Promise<Scope | undefined> {
  if (operators.includes(address)) return EVERYTHING;
  const own = (await register.officers()).filter((officer) => holds(officer, address));
  return scopeOf(own, await register.units());
}
