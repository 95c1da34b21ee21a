/** Every number here is made up: serials and birth dates are not anybody's. */
import type { IdentityProblems } from '../identities.ts';
import { column, type Examples } from './example.ts';

const NIK = column('nik', 'NIK', 'NIK', { format: 'nik' });
const BIRTH = column('lahir', 'Tanggal lahir', 'Born', { type: 'date' });
const SEX = column('kelamin', 'Jenis kelamin', 'Sex');
const KK = column('kk', 'No. KK', 'KK number', { format: 'kk' });

export const IDENTITY_EXAMPLES: Examples<IdentityProblems> = {
  'identity-length': {
    means: 'NIK and KK have 16 digits.',
    columns: [NIK],
    typed: [['1', '620204120422001']],
    at: 'B2',
    params: { digits: 15 },
  },
  'identity-not-digits': {
    means: 'There are letters or signs among the digits, often O for 0.',
    columns: [NIK],
    typed: [['1', '62020412042200O1']],
    at: 'B2',
    params: {},
  },
  'identity-damaged': {
    means: 'The spreadsheet took the number for a figure and kept 15 digits of it: the end is lost for good.',
    columns: [NIK],
    typed: [['1', 6202041204220010]],
    at: 'B2',
    params: { how: 'rounded' },
  },
  'identity-date': {
    means:
      'Digits 7 to 12 are the day of birth (of a woman plus 40), in a KK the day of issue. There is no such day.',
    columns: [NIK],
    typed: [['1', '6202043002220011']],
    at: 'B2',
    params: {},
  },
  'identity-serial': {
    means: 'Serial numbers begin with 0001; a number that was cut ends in zeros.',
    columns: [NIK],
    typed: [['1', '6202041204220000']],
    at: 'B2',
    params: {},
  },
  'identity-region': {
    means: 'The first six digits cannot be a code of a kecamatan. A number keeps the code that it was given.',
    columns: [NIK],
    typed: [['1', '9902041204220011']],
    at: 'B2',
    params: {},
  },
  'identity-as-number': {
    means: 'All digits are there, but the cell holds a figure: with another last digit one would be lost.',
    columns: [NIK],
    typed: [['1', 6202041204220011]],
    at: 'B2',
    params: {},
  },
  'identity-swapped': {
    means: 'The day in a KK number is above 40, as it is only in the NIK of a woman.',
    columns: [KK],
    typed: [['1', '6202045204220012']],
    at: 'B2',
    params: {},
  },
  'identity-birth': {
    means:
      'The day of birth in the row is not the one in the NIK. A NIK never changes, so that one of them is wrong.',
    columns: [NIK, BIRTH],
    tab: { rules: [{ rule: 'identity-birth', nik: 'nik', birth: 'lahir' }] },
    typed: [['1', '6202041204220011', '21/04/2022']],
    at: 'C2',
    params: {},
  },
  'identity-sex': {
    means: 'The sex in the row is not the one in the NIK, where 40 is added to the day of birth of women.',
    columns: [NIK, BIRTH, SEX],
    tab: { rules: [{ rule: 'identity-birth', nik: 'nik', birth: 'lahir', sex: 'kelamin' }] },
    typed: [['1', '6202045204220011', '12/04/2022', 'L']],
    at: 'D2',
    params: {},
  },
};
