/** Calls of Google's Sheets quota that one spreadsheet costs, counted by the workspace over the whole road. */
import { startTestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { type } from '../support/sheet.ts';
import { type BenchLine, lessIsBetter } from './line.ts';

const SHEETS = 10;

export default async function* calls(): AsyncGenerator<BenchLine> {
  const district = await startTestDistrict(openForm, SHEETS);
  const perSheet = () => (district.calls.read + district.calls.write + district.calls.describe) / SHEETS;
  const edit = async (present: number) => {
    for (const [index, id] of district.sheets.entries()) {
      await type(district.operator(index), id, 'Kegiatan!A6', [['K1', 'Rembuk', present, 20]]);
    }
    district.resetCalls();
    await district.settle();
  };
  const line = { unit: 'Sheets calls a spreadsheet' };
  await edit(10);
  yield lessIsBetter({
    ...line,
    name: 'calls-first',
    ours: perSheet(),
    peer: 3,
    peerName: '1 read, 1 write, 1 read of our own write',
  });
  await edit(30);
  yield lessIsBetter({
    ...line,
    name: 'calls-changed',
    ours: perSheet(),
    peer: 3,
    peerName: '1 read, 1 write, 1 read of our own write',
  });
  await edit(31);
  await edit(31);
  yield lessIsBetter({
    ...line,
    name: 'calls-changed-same-status',
    ours: perSheet(),
    peer: 1,
    peerName: '1 read',
  });
  district.resetCalls();
  await district.settle();
  yield lessIsBetter({ ...line, name: 'calls-unchanged', ours: perSheet(), peer: 0, peerName: 'nothing' });
  await district.close();
}
