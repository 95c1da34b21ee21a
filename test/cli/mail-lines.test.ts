import { expect, test } from 'vitest';
import { mailLines } from '../../src/cli/mail-lines.ts';
import type { OutboxMail } from '../../src/ports/store/outbox.ts';

const mail = (unit: string, ...stages: string[]): OutboxMail =>
  ({
    kind: 'digest',
    notices: stages.map((stage) => ({ unit, deadline: 'contoh/akhir', stage })),
  }) as unknown as OutboxMail;
const units = [
  { code: '1', level: 'kecamatan' as const },
  { code: '2', level: 'puskesmas' as const },
].map((unit) => ({ ...unit, name: unit.code, parent: null }));

test('mails are told by deadline, stage and role, in one order however they came', () => {
  const mails = [
    mail('2', 'H-7', 'dikembalikan 2025'),
    mail('1', 'H-7'),
    mail('2', 'H+3 sekda'),
    mail('1', 'H-7'),
  ];
  const lines = mailLines(mails, [], units);
  expect(lines).toEqual([
    '4 surel terkirim ke kotak surat lokal.',
    '  H+3, contoh: 1 sekda puskesmas',
    '  H-7, contoh: 2 operator kecamatan, 1 operator puskesmas',
    '  dikembalikan, contoh: 1 operator puskesmas',
  ]);
  expect(mailLines(mails.toReversed(), [], units)).toEqual(lines);
});
