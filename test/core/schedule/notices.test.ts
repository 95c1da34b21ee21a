import { expect, test } from 'vitest';
import {
  deadlineKey,
  formKey,
  readStage,
  stageFor,
  stageName,
  stagesKey,
} from '../../../src/core/schedule/notices.ts';

test('stages carry the role in which one is told, and give it back', () => {
  for (const [stage, role, text] of [
    ['H-7', 'operator', 'H-7'],
    ['H-7', 'pimpinan', 'H-7 pimpinan'],
    ['diajukan 2025-11-18T01:15:00.000Z', 'verifikator', 'diajukan 2025-11-18T01:15:00.000Z verifikator'],
  ] as const) {
    expect(stageFor(stage, role)).toBe(text);
    expect(readStage(text)).toEqual({ stage, role });
  }
  expect(readStage('dikembalikan 40cf45')).toEqual({ stage: 'dikembalikan 40cf45', role: 'operator' });
});

test('lists show stages without what only tells events apart', () => {
  const names = [
    'H',
    'H+3 sekda',
    'lengkap',
    'dikembalikan 40cf45',
    'diajukan 2025-11-18T01:15:00.000Z verifikator',
  ];
  expect(names.map(stageName)).toEqual(['H', 'H+3', 'lengkap', 'dikembalikan', 'diajukan']);
  expect(['H-7 pimpinan', '2025-11-17'].map(stageName)).toEqual(['H-7', '2025-11-17']);
  const ours = [
    'extension 1 2025-12-05T23:59',
    'failing 1763431200000',
    '40cf45d5a1b2c3d4',
    'bad-address m-1',
  ];
  expect(ours.map(stageName)).toEqual(['', '', '', '']);
});

test('a deadline has stages of its own for each time that it moved to, its first aside', () => {
  const first = { template: 'aksi', id: 'akhir', at: '2025-11-25T23:59' };
  const moved = { ...first, at: '2025-12-05T23:59', history: [{ at: first.at, changedOn: '2025-11-20' }] };
  const back = { ...first, history: [...moved.history, { at: moved.at, changedOn: '2025-11-21' }] };
  expect([first, moved, back].map(stagesKey)).toEqual([
    'aksi/akhir',
    'aksi/akhir@2025-12-05T23:59',
    'aksi/akhir',
  ]);
});

test('deadlines and forms are never taken for each other', () => {
  expect(deadlineKey({ template: 'aksi', id: 'akhir' })).toBe('aksi/akhir');
  expect(formKey({ templateId: 'aksi' })).toBe('aksi/@');
  expect(formKey({ templateId: 'aksi', period: '2025-S1' })).toBe('aksi/@2025-S1');
});
