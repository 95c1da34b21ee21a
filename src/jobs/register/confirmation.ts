/** A new address is asked by one mail, which brings a code that somebody else enters. */
import type { Officer } from '../../core/units.ts';
import { fingerprint } from '../fingerprint.ts';

type Asked = Pick<Officer, 'id' | 'address'>;

/** Tells one address of an officer from another without keeping it. */
export const addressMark = async ({ id, address }: Asked, secret: string): Promise<string> =>
  (await fingerprint(`pantau address 1: ${id} ${address.toLowerCase()}`, secret)).slice(0, 16);

/** `4821-7730`: what the mail says, worked out anew whenever it is needed. Eight digits. */
export async function confirmationCode({ id, address }: Asked, secret: string): Promise<string> {
  const hash = await fingerprint(`pantau address code 1: ${id} ${address.toLowerCase()}`, secret);
  const digits = String(Number.parseInt(hash.slice(0, 12), 16) % 100_000_000).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** Whether what was typed is that code, however its digits are set apart. */
export async function isConfirmationCode(typed: string, officer: Asked, secret: string): Promise<boolean> {
  const plain = (text: string) => text.replaceAll(/\D/g, '');
  return plain(typed) === plain(await confirmationCode(officer, secret));
}
