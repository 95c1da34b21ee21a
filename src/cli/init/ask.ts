/** The questions of `init`, one by one: an answer that cannot be used is told at once, and asked for again. */

import type * as z from 'zod';
import { DistrictSchema } from '../../core/district.ts';
import { faultLines, shapeFaults } from '../../core/faults.ts';
import { REGISTER_TEMPLATE } from '../../core/register/words.ts';
import type { Template } from '../../core/template/schema.ts';
import { folderIdOf } from '../spreadsheet-id.ts';
import { AnswersSchema } from './answers.ts';
import { findKabupaten } from './regions.ts';

/** Asks one question. @throws Error when there is no further answer. */
export type Ask = (question: string) => Promise<string>;

/** @param tell What is wrong with an answer, and what to write. */
export async function askAnswers(
  ask: Ask,
  tell: (text: string) => void,
  templates: readonly Template[],
): Promise<unknown> {
  const until = async <Value>(question: string, read: (text: string) => Value | Promise<Value>) => {
    for (;;) {
      const text = (await ask(question)).trim();
      try {
        return await read(text);
      } catch (error) {
        tell((error as Error).message);
      }
    }
  };
  const district = await until('District, name or Kemendagri code', async (text) => {
    await findKabupaten(text);
    return text;
  });
  const formsOf = (year: number) => [
    ...new Set(
      templates.filter((one) => one.year === year && one.id !== REGISTER_TEMPLATE).map(({ id }) => id),
    ),
  ];
  const year = await until('Year of the forms', (text) => {
    if (!/^\d{4}$/.test(text)) throw new Error(`"${text}" is no year; write it as 2025`);
    const read = checked(shape.year, Number(text));
    if (!templates.some((one) => one.year === read))
      throw new Error(`no form is of ${read}: choose another year`);
    return read;
  });
  const forms = formsOf(year).join(', ');
  return {
    district,
    year,
    templates: await until(`Forms, separated by commas (all of the year when blank: ${forms})`, (text) => {
      const chosen = list(text);
      const strange = chosen.find((id) => !templates.some((one) => one.id === id));
      if (strange !== undefined) throw new Error(`"${strange}" is no form; choose of ${forms}`);
      return chosen;
    }),
    levels: await until('Levels that fill them: kecamatan, desa, kabupaten (kecamatan when blank)', (text) =>
      checked(shape.levels, text === '' ? undefined : list(text)),
    ),
    ...(await until('Id or address of the shared drive (may wait)', (text) =>
      text === '' ? {} : { folder: checked(DistrictSchema.shape.folder, folderIdOf(text)) },
    )),
    organisers: await until('Addresses of organisers, who may change every cell', (text) =>
      checked(shape.organisers, list(text)),
    ),
    from: await until('Address that mails come from', (text) => checked(shape.from, text)),
    ...(await until('Address that answers go to (the same when blank)', (text) =>
      text === '' ? {} : { replyTo: checked(shape.replyTo, text) },
    )),
    coordinators: await until('Addresses of coordinators, who keep the Register', (text) =>
      checked(
        shape.coordinators,
        list(text).map((address) => ({ name: address.split('@')[0], address })),
      ),
    ),
  };
}

const list = (text: string): string[] => text.split(',').flatMap((part) => part.trim() || []);

const { shape } = AnswersSchema;

function checked<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  throw new Error(faultLines('that cannot be used', shapeFaults(read.error.issues)));
}
