/** `files.export` through Google's client. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newBook } from '../../../src/workspace/book/model.ts';
import { readBook } from '../../../src/workspace/xlsx/read.ts';
import { type Bench, makeSheet, open, refusal } from '../google.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('a spreadsheet exported by the API', () => {
  let bench: Bench;
  let fileId: string;
  beforeAll(async () => {
    bench = await open();
    fileId = await makeSheet(bench);
    await bench.robot.sheets.spreadsheets.values.update({
      spreadsheetId: fileId,
      range: 'A1:B2',
      valueInputOption: 'USER_ENTERED',
      requestBody: {
        values: [
          ['Kode', 'Nilai'],
          ['A', '=LEN(A2)+1'],
        ],
      },
    });
  });
  afterAll(() => bench.workspace.close());

  test('is an .xlsx with values and formulas', async () => {
    const { data, headers } = await bench.robot.drive.files.export(
      { fileId, mimeType: XLSX },
      { responseType: 'arraybuffer' },
    );
    expect(new Headers(headers as HeadersInit).get('content-type')).toBe(XLSX);
    const book = newBook('x', 'Salinan');
    (await readBook(new Uint8Array(data as unknown as ArrayBuffer)))(book);
    expect(book.tabs[0]!.rows.slice(0, 2).map((line) => line.map((cell) => cell?.f ?? cell?.v))).toEqual([
      ['Kode', 'Nilai'],
      ['A', '=LEN(A2)+1'],
    ]);
  });

  test.each([
    ['an unknown file', { fileId: 'tiada', mimeType: XLSX }, 404],
    ['a format that is not made', { fileId: '', mimeType: 'image/png' }, 400],
  ])('%s is refused', async (_, asked, status) => {
    const call = bench.robot.drive.files.export({ ...asked, fileId: asked.fileId || fileId });
    expect((await refusal(call)).status).toBe(status);
  });
});
