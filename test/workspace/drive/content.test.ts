/** Files that lie in Drive as they were uploaded. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, OTHER, open, PERSON, ROBOT } from '../google.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await open();
});
afterAll(() => bench.workspace.close());

test('an .xlsx in a shared drive is listed with its size and comes down as it went up; a spreadsheet does not', async () => {
  const { workspace, robot, as } = bench;
  const parent = workspace.createSharedDrive('Pantau', [PERSON, ROBOT]);
  const id = workspace.dropFile(PERSON, { name: 'isian.xlsx', parent, bytes: Uint8Array.of(1, 2, 255) });
  const all = { corpora: 'allDrives', includeItemsFromAllDrives: true, supportsAllDrives: true };
  const { data: list } = await robot.drive.files.list({
    ...all,
    fields: 'files(id,name,size,lastModifyingUser)',
  });
  expect(list.files).toEqual([
    expect.objectContaining({
      id,
      name: 'isian.xlsx',
      size: '3',
      lastModifyingUser: expect.objectContaining({ emailAddress: PERSON }),
    }),
  ]);
  const read = async () => {
    const media = { fileId: id, alt: 'media', supportsAllDrives: true };
    const { data } = await robot.drive.files.get(media, { responseType: 'arraybuffer' });
    return [...new Uint8Array(data as unknown as ArrayBuffer)];
  };
  expect(await read()).toEqual([1, 2, 255]);
  workspace.dropFile(PERSON, { id, name: 'isian.xlsx', parent, bytes: Uint8Array.of(7) });
  expect(await read()).toEqual([7]);

  const url = (file: string) => `/drive/v3/files/${file}?alt=media&supportsAllDrives=true`;
  expect((await as(OTHER, 'GET', url(id))).status).toBe(404);
  const { data: made } = await robot.drive.files.create({
    supportsAllDrives: true,
    requestBody: { name: 'Lembar', mimeType: 'application/vnd.google-apps.spreadsheet', parents: [parent] },
  });
  expect((await as(PERSON, 'GET', url(made.id ?? ''))).json).toMatchObject({
    error: { code: 403, errors: [{ reason: 'fileNotDownloadable' }] },
  });
});
