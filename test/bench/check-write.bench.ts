/**
 * `check --write` of a form of 10,000 rows and 30 columns, from the file's bytes to those of the copy, against a library
 * that reads the same file into a model and writes it again, without checking anything.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { writeXlsx } from 'hucre/xlsx';
import { readFilledForm } from '../../src/cli/filled-form.ts';
import { writeStatus } from '../../src/cli/write-status.ts';
import { listArchive } from '../../src/xlsx/unzip.ts';
import { type BenchLine, lessIsBetter } from './line.ts';

const [ROWS, COLUMNS, RUNS] = [10_000, 30, 5];

export default async function* checkWrite(): AsyncGenerator<BenchLine> {
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-check-write-'));
  try {
    await writeFile(path.join(dir, 'besar.json'), JSON.stringify(template()));
    const file = path.join(dir, 'besar.xlsx');
    await writeFile(file, await madeUp());
    const times = { ours: [] as number[], peer: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      const began = performance.now();
      const filled = await readFilledForm(file, { templates: dir, name: undefined });
      const { bytes } = writeStatus(await readFile(file), filled, '18 Nov 2025, 09.02 WIB');
      const ended = performance.now();
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(file);
      const copy = await book.xlsx.writeBuffer();
      times.peer.push(performance.now() - ended);
      times.ours.push(ended - began);
      // What is timed must have been done.
      const told = filled.form.told.length;
      if (told < ROWS / 20 || listArchive(bytes).length < 5 || copy.byteLength < 100_000)
        throw new Error(
          `${told} rows are told of, ${bytes.length} bytes were written, ${copy.byteLength} by the peer`,
        );
    }
    // The quickest of each: whatever else the machine does only adds.
    yield lessIsBetter({
      name: 'check-write',
      unit: 'ms',
      ours: Math.min(...times.ours),
      peer: Math.min(...times.peer),
      peerName: 'exceljs reading and writing the same file',
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const label = (text: string) => ({ id: text, en: text });
const figures = Array.from({ length: COLUMNS - 2 }, (_, index) => `angka_${index + 1}`);

function template() {
  const columns = [
    { name: 'kode', label: label('Kode'), type: 'string', entry: true },
    { name: 'nama', label: label('Nama kegiatan'), type: 'string', entry: true },
    ...figures.map((name) => ({
      name,
      label: label(name.replace('_', ' ')),
      type: 'integer',
      entry: true,
      constraints: { minimum: 0 },
    })),
  ];
  const title = label('Besar');
  const tab = {
    name: 'besar',
    title,
    rows: 'open',
    key: 'kode',
    maxRows: ROWS,
    columns,
    completion: { values: figures },
  };
  return { id: 'besar', version: 1, scheme: 'bench', year: 2025, title, source: 'made up', tabs: [tab] };
}

/** Every tenth row has a figure that is none. */
async function madeUp(): Promise<Uint8Array> {
  const header = ['Kode', 'Nama kegiatan', ...figures.map((name) => name.replace('_', ' '))];
  const rows = Array.from({ length: ROWS }, (_, row) => [
    `K${row}`,
    `Kegiatan ke-${row % 97}`,
    ...figures.map((_, column) => (row % 10 === 0 && column === row % 7 ? 'dua puluh' : row * 3 + column)),
  ]);
  return writeXlsx({ sheets: [{ name: 'Besar', rows: [header, ...rows] }] });
}
