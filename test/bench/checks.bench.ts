/** The checking engine against the parsing of the very response it checks: 10,000 rows × 30 columns. */
import { compileTemplate } from '../../src/core/checks/compile.ts';
import { checkTab } from '../../src/core/checks/tab.ts';
import { parseTemplate } from '../../src/core/template/load.ts';
import type { Template } from '../../src/core/template/schema.ts';
import { seeded } from '../../src/demo/random.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

const ROWS = 10_000;
const RUNS = 15;

export default async function* checks(): AsyncGenerator<BenchLine> {
  const template = wideForm();
  const compiled = compileTemplate(template).tabs[0];
  if (compiled === undefined) throw new Error('no tab');
  for (const [name, written] of [
    ['checks-numbers', (value: number) => value],
    ['checks-text', indonesian],
  ] as const) {
    const payload = JSON.stringify({ values: rowsOf(template, written) });
    const times = { ours: [] as number[], peer: [] as number[] };
    let found = -1;
    for (let run = 0; run < RUNS; run++) {
      const began = performance.now();
      const { values } = JSON.parse(payload) as { values: (string | number)[][] };
      const parsed = performance.now();
      const result = checkTab(compiled, { firstRow: 5, rows: values });
      times.ours.push(performance.now() - parsed);
      times.peer.push(parsed - began);
      const problems = result.lines.reduce((sum, line) => sum + line.problems.length, 0);
      // What is timed must have been done: the same problems in every run, and not none.
      if (problems === 0 || (found !== -1 && problems !== found))
        throw new Error(`found ${problems}, not ${found}`);
      found = problems;
    }
    yield lessIsBetter({
      name,
      unit: `ms for ${ROWS} × ${template.tabs[0]?.columns.length}`,
      ours: median(times.ours),
      peer: median(times.peer),
      peerName: 'JSON.parse of the response',
    });
  }
}

/** 1871.5 → `1.871,5`, as people type and paste it. */
function indonesian(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return decimals === undefined ? grouped : `${grouped},${decimals}`;
}

function wideForm(): Template {
  const counts = Array.from({ length: 22 }, (_, index) => ({
    name: `n${index}`,
    label: { id: `Jumlah ${index}`, en: `Count ${index}` },
    type: 'integer',
    entry: true,
    constraints: { minimum: 0, maximum: 100_000 },
  }));
  const shares = Array.from({ length: 3 }, (_, index) => ({
    name: `p${index}`,
    label: { id: `Persentase ${index}`, en: `Percentage ${index}` },
    type: 'percent',
    entry: true,
  }));
  const texts = Array.from({ length: 4 }, (_, index) => ({
    name: `t${index}`,
    label: { id: `Pilihan ${index}`, en: `Choice ${index}` },
    type: 'string',
    entry: true,
    constraints: { enum: ['Ya', 'Tidak', 'Belum'] },
  }));
  const key = { name: 'kode', label: { id: 'Kode', en: 'Code' }, type: 'string', entry: true };
  return parseTemplate(
    {
      id: 'lebar',
      version: 1,
      scheme: 'uji',
      year: 2025,
      title: { id: 'Lebar', en: 'Wide' },
      source: 'made up for the bench',
      tabs: [
        {
          name: 'lebar',
          title: { id: 'Lebar', en: 'Wide' },
          rows: 'open',
          key: 'kode',
          maxRows: 10_000,
          columns: [key, ...counts, ...shares, ...texts],
          rules: [
            { rule: 'not-above', column: 'n0', limit: 'n1' },
            { rule: 'percentage', column: 'p0', numerator: 'n0', denominator: 'n1' },
            { rule: 'zero-target', numerator: 'n2', denominator: 'n3' },
          ],
          completion: { values: ['n0', 'n1'] },
        },
      ],
    },
    'test/bench/checks.bench.ts',
  );
}

/** 5 % bad rows, 10 % blank cells, some doubled keys. */
function rowsOf(template: Template, written: (value: number) => string | number): (string | number)[][] {
  const random = seeded('checks');
  const columns = template.tabs[0]?.columns ?? [];
  const rows: (string | number)[][] = [columns.map((column) => column.label.id)];
  for (let row = 0; row < ROWS; row++) {
    const bad = random.next() < 0.05;
    const target = random.between(10, 999);
    const served = bad ? target + 1 : random.between(0, target);
    rows.push(
      columns.map(({ name, type }) => {
        if (name === 'kode') return `62.02.${String(row % 997 === 0 ? 0 : row).padStart(5, '0')}`;
        if (name === 'n0') return written(served);
        if (name === 'n1') return written(target);
        if (random.next() < 0.1) return '';
        if (name === 'p0') return written(Math.round((served / target) * 10_000) / 10_000);
        if (type === 'percent') return written(random.between(0, 1_000) / 1_000);
        if (type === 'string') return ['Ya', 'Tidak', 'Belum'][random.between(0, 2)] ?? '';
        // Counts of a village are small; 1.871 as text would be told as ambiguous, which is for bad rows.
        return written(bad && random.next() < 0.1 ? random.between(1_000, 9_999) : random.between(0, 999));
      }),
    );
  }
  return rows;
}
