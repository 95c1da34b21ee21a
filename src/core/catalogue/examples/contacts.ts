import type { ContactProblems } from '../contacts.ts';
import { column, type Examples } from './example.ts';

const PHONE = column('telepon', 'Telepon', 'Telephone', { format: 'phone' });
const EMAIL = column('surel', 'Surel', 'E-mail', { format: 'email' });
const EVIDENCE = column('bukti', 'Bukti', 'Evidence', { format: 'uri', hosts: ['drive.google.com'] });

export const CONTACT_EXAMPLES: Examples<ContactProblems> = {
  'not-a-phone': {
    means: 'No telephone number can be read. What was typed is never shown.',
    columns: [PHONE],
    typed: [['1', '0812']],
    at: 'B2',
    params: {},
  },
  'phone-zero-lost': {
    means: 'The spreadsheet took the number for a figure and dropped the 0 before it. The number is used.',
    columns: [PHONE],
    typed: [['1', 81234567890]],
    at: 'B2',
    params: {},
  },
  'not-an-email': {
    means: 'No e-mail address can be read. What was typed is never shown.',
    columns: [EMAIL],
    typed: [['1', 'petugas.contoh']],
    at: 'B2',
    params: {},
  },
  'email-domain': {
    means: 'The domain is one slip away from a well-known one.',
    columns: [EMAIL],
    typed: [['1', 'petugas.contoh@gmial.com']],
    at: 'B2',
    params: { domain: 'gmail.com' },
  },
  'not-a-link': {
    means: 'A link to evidence is asked for, and something else stands there. Links are never opened.',
    columns: [EVIDENCE],
    typed: [['1', 'ada foto']],
    at: 'B2',
    params: { value: 'ada foto', noScheme: false },
  },
  'link-host': {
    means: 'The link lies on another host than those that the column names.',
    columns: [EVIDENCE],
    typed: [['1', 'https://bit.ly/contoh']],
    at: 'B2',
    params: { host: 'bit.ly', allowed: 'drive.google.com' },
  },
};
