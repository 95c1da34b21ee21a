import { describe, expect, it } from 'vitest';
import {
  addressMark,
  confirmationCode,
  isConfirmationCode,
} from '../../../src/jobs/register/confirmation.ts';

const SECRET = 'r'.repeat(32);
const asked = { id: 'satu', address: 'satu@rumah.example' };

describe('the code of a new address', () => {
  it('is eight digits, the same whenever it is asked for, another for every officer and address', async () => {
    const code = await confirmationCode(asked, SECRET);
    expect(code).toMatch(/^\d{4}-\d{4}$/);
    expect(await confirmationCode({ ...asked, address: 'SATU@rumah.example' }, SECRET)).toBe(code);
    const others = await Promise.all([
      confirmationCode({ ...asked, id: 'dua' }, SECRET),
      confirmationCode({ ...asked, address: 'satu@kantor.example' }, SECRET),
      confirmationCode(asked, 's'.repeat(32)),
    ]);
    expect(new Set([code, ...others]).size).toBe(4);
  });

  it('is known again however its digits are set apart', async () => {
    const code = await confirmationCode(asked, SECRET);
    for (const typed of [code, code.replace('-', ''), ` ${code.replace('-', ' ')} `]) {
      expect(await isConfirmationCode(typed, asked, SECRET)).toBe(true);
    }
    for (const typed of ['', '0', code.slice(1), `${code}0`])
      expect(await isConfirmationCode(typed, asked, SECRET)).toBe(false);
  });

  it('is not told by the mark that stands in the store', async () => {
    const mark = await addressMark(asked, SECRET);
    expect(mark).toMatch(/^[0-9a-f]{16}$/);
    expect(mark).not.toContain(asked.address);
  });
});
