/** Warnings that are waived in their row, by a reason and a name. */
import type { Family } from './entry.ts';

export interface WaiverProblems {
  /** Reason or name stands alone: nothing is waived. */
  'waiver-incomplete': Record<never, never>;
  /** Values changed after their warnings were waived; `since` is the ISO day on which the waiver was first seen. */
  'waiver-fallen': { since: string };
}

export const WAIVERS: Family<WaiverProblems> = {
  'waiver-incomplete': {
    severity: 'info',
    title: { id: 'Pengecualian yang belum lengkap', en: 'Incomplete waiver' },
    sentence: {
      id: (_p, { column }) => ({
        message: `${column}: belum diisi, sehingga pengecualian belum berlaku.`,
        remedy: 'Tulis alasan dan nama, keduanya, atau kosongkan keduanya.',
      }),
      en: (_p, { column }) => ({
        message: `${column}: empty, so that nothing is waived yet.`,
        remedy: 'Write reason and name, both, or leave both empty.',
      }),
    },
  },
  'waiver-fallen': {
    severity: 'warning',
    title: { id: 'Pengecualian yang gugur', en: 'Waiver that has fallen' },
    sentence: {
      id: (p, words) => ({
        message: `Isian berubah setelah pengecualian ditulis pada ${words.day(p.since)}.`,
        remedy: 'Tulis kembali alasannya bila masih berlaku.',
      }),
      en: (p, words) => ({
        message: `Entries changed after they were waived on ${words.day(p.since)}.`,
        remedy: 'Write the reason anew if it still holds.',
      }),
    },
  },
};
