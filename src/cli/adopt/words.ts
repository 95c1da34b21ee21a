/** What is said to the person who takes a spreadsheet in, in plain Indonesian. */
import type { Reason } from '../../core/adopt/columns.ts';
import type { Hindrance } from '../../core/adopt/hindrances.ts';
import type { Proposal } from '../../core/adopt/propose.ts';
import type { TableProposal } from '../../core/adopt/proposed-table.ts';
import type { Remark } from '../../core/adopt/remarks.ts';
import { oldCode } from '../../core/regions/old-code.ts';
import type { Template } from '../../core/template/schema.ts';
import { integer } from '../../core/text/format.ts';
import type { TroubleCode } from '../../ports/trouble.ts';
import { labelIn, titleIn } from '../form-words.ts';
import { droppedRule } from './dropped-rule.ts';
import type { Meant } from './unit-of.ts';

const REASONS: Record<Reason, string> = {
  name: 'judul kolom sama',
  'near-name': 'judul kolom mirip',
  confirmed: 'pernah dipastikan',
  values: 'isi sesuai',
  'values-differ': 'isi kebanyakan tidak sesuai',
  rival: 'ada kolom lain yang hampir sama cocok',
  doubled: 'judul ini ada di dua kolom',
  'rules-broken': 'isi bertentangan dengan kolom lain',
};

/** Whose the spreadsheet is, and by which code that was told. */
export function unitLine({ unit, old }: Meant): string {
  const was = old === undefined ? undefined : oldCode(old);
  const before =
    old === undefined
      ? ''
      : was === undefined
        ? ` (di sana tertulis kode barunya, ${old})`
        : ` (kode lama ${old} ${was.name}, kini ${unit.code})`;
  return `Unit: ${unit.name} (${unit.code})${before}`;
}

/** The form and the sheet side by side; what is to be looked at is marked with `?`. */
export function tableLines(template: Template, proposal: Proposal): string[] {
  return proposal.tables.flatMap((table) => {
    const tab = template.tabs.find(({ name }) => name === table.tab)!;
    const place = `baris judul ${table.top + 1}${table.headerRows > 1 ? `–${table.top + table.headerRows}` : ''}`;
    const labels = new Map(tab.columns.map(({ name, label }) => [name, label.id]));
    const rows = table.columns.map(({ column, at, letter, heading, accepted, reasons, confidence }) => ({
      mark: at === null ? ' ' : accepted ? '✓' : '?',
      label: labels.get(column) ?? column,
      heading: at === null ? '(tidak ada)' : `${letter}  ${heading === '' ? '(tanpa judul)' : heading}`,
      why:
        at === null
          ? ''
          : `${integer(Math.round(confidence * 100), 'id')} %  ${reasons.map((reason) => REASONS[reason]).join(', ')}`,
    }));
    const width = (pick: (row: (typeof rows)[number]) => string) =>
      Math.min(44, Math.max(...rows.map((row) => pick(row).length)));
    const [left, middle] = [width(({ label }) => label), width(({ heading }) => heading)];
    return [
      '',
      `${tab.title.id}  ←  lembar "${table.title}", ${place}`,
      ...rows.map(({ mark, label, heading, why }) =>
        `  ${mark} ${label.padEnd(left)}  ${heading.padEnd(middle)}  ${why}`.trimEnd(),
      ),
      ...table.unknown.map(({ letter, heading }) => `    (bukan bagian formulir)  ${letter}  ${heading}`),
      ...rowLines(table),
    ];
  });
}

function rowLines({ rows }: TableProposal): string[] {
  if (rows === undefined || rows.near.length === 0) return [];
  return [
    `  Baris dikenali dari namanya; ${integer(rows.near.length, 'id')} perlu dicocokkan:`,
    ...rows.near.map(({ key, name, written }) => `  ? ${key}  ${name}  ←  ${written}`),
  ];
}

const quoted = (titles: readonly string[]): string => {
  const shown = titles.slice(0, 12).map((title) => `"${title}"`);
  return titles.length > 12 ? `${shown.join(', ')}, …` : shown.join(', ');
};

export function hindranceText(hindrance: Hindrance, template: Template): string {
  const label = (tab: string, column: string) => labelIn(template, tab, column);
  const title = (tab: string) => titleIn(template, tab);
  const form = (tab: string) => template.tabs.find(({ name }) => name === tab);
  const keyLabel = (tab: string) => label(tab, form(tab)?.key ?? '');
  const codes = (tab: string) => {
    const all = form(tab)?.fixedRows.map(({ cells }) => String(cells[form(tab)?.key ?? ''])) ?? [];
    return `${all.slice(0, 2).join(', ')}, … ${all.at(-1)}`;
  };
  switch (hindrance.what) {
    case 'nothing-found':
      return `Tidak ada tabel ${template.title.id} di dalamnya. Periksa apakah formulir yang dipilih benar (templates list).`;
    case 'column-missing':
      return `${title(hindrance.tab)}: kolom "${label(hindrance.tab, hindrance.column)}" tidak ditemukan, padahal wajib ada. Tambahkan kolomnya, atau sebutkan judulnya dengan --mapping.`;
    case 'heading-missing':
      return `${title(hindrance.tab)}: judul "${hindrance.heading}" untuk kolom "${label(hindrance.tab, hindrance.column)}" tidak ada di lembar ini. Beri kolom itu judul.`;
    case 'heading-doubled':
      return `${title(hindrance.tab)}: judul "${hindrance.heading}" ada di kolom ${hindrance.letters.join(' dan ')}. Beri judul yang berbeda.`;
    case 'heading-taken':
      return `${title(hindrance.tab)}: judul "${hindrance.heading}" (kolom ${hindrance.letter}) dipakai Pantau untuk kolomnya sendiri. Ganti judul itu di lembar, misalnya menjadi "${hindrance.heading} isian", lalu ulangi.`;
    case 'tables-beside':
      return `${title(hindrance.tab)}: di sebelahnya pada lembar "${hindrance.title}" ada tabel lain dari formulir ini (mulai kolom ${hindrance.letters.join(', ')}). Pindahkan tabel itu ke lembar tersendiri: satu baris hanya dapat memuat status satu tabel.`;
    case 'two-tables':
      return `${title(hindrance.tab)}: lembar "${hindrance.title}" memuat lebih dari satu tabel yang sama bentuknya (juga mulai di ${hindrance.others.map((at) => (/^\d/.test(at) ? `baris ${at}` : `kolom ${at}`)).join(', ')}). Pindahkan tabel lainnya ke lembar tersendiri.`;
    case 'several-sheets': {
      const all = [hindrance.title, ...hindrance.others];
      return `${title(hindrance.tab)}: tabel ini ada di ${integer(all.length, 'id')} lembar: ${quoted(all)}. Satu spreadsheet memuat satu tabel dari satu unit. Pilih lembarnya, misalnya --sheet "${hindrance.title}"; lembar yang lain tidak dipantau. Bila semuanya perlu dipantau, pindahkan yang lain ke spreadsheet tersendiri.`;
    }
    case 'rows-unknown':
      return `${title(hindrance.tab)}: baris-barisnya tidak dikenali, baik dari kode maupun dari namanya. Tambahkan kolom "${keyLabel(hindrance.tab)}" berisi kode formulir (${codes(hindrance.tab)}) di setiap baris.`;
    case 'unusable':
      return `Tabel ini tidak dapat dipakai sebagai formulir: ${hindrance.reason}`;
  }
}

export function remarkText(remark: Remark, template: Template): string {
  const title = 'tab' in remark ? titleIn(template, remark.tab) : '';
  const label = 'column' in remark ? labelIn(template, remark.tab, remark.column) : '';
  switch (remark.what) {
    case 'tab-missing':
      return `${title}: tabel ini tidak ada, jadi tidak dipantau.`;
    case 'not-watched':
      return `${title}: lembar ${quoted(remark.titles)} memuat tabel yang sama dan tidak dipantau.`;
    case 'formulas':
      return `${title}: ${remark.cells} sel "${label}" berisi rumus (misalnya ${remark.example}). Yang diperiksa adalah hasilnya; rumusnya tetap.`;
    case 'numbers-as-text':
      return `${title}: ${remark.cells} angka tertulis sebagai teks. Tetap terbaca; sebaiknya diformat sebagai angka.`;
    case 'hidden-rows':
      return `${title}: ${remark.rows} baris tersembunyi ikut diperiksa.`;
    case 'hidden-columns':
      return `${title}: kolom ${remark.letters.join(', ')} tersembunyi dan ikut dibaca.`;
    case 'cells-wrong':
      return `${title}: ${remark.cells} sel "${label}" tidak sesuai (misalnya ${remark.example}).`;
    case 'rows-missing':
      return `${title}: ${remark.keys.length} baris formulir tidak ada: ${remark.keys.slice(0, 5).join(', ')}${remark.keys.length > 5 ? ', …' : ''}.`;
    case 'rule-dropped':
      return `Tidak dapat diperiksa karena kolomnya tidak ada: ${droppedRule(remark.rule, template)}.`;
  }
}

/** Why Google did not give or take a spreadsheet. */
export function troubleText(code: TroubleCode, email: string): string {
  switch (code) {
    case 'no-access':
    case 'not-found':
      return `Spreadsheet ini tidak ditemukan atau belum (tidak lagi) dibagikan. Minta pemiliknya membagikan kepada ${email} sebagai Editor, lalu ulangi.`;
    case 'office-file':
      return 'Ini berkas Excel di Drive, bukan spreadsheet Google. Buka, pilih File › Simpan sebagai Google Spreadsheet, lalu pakai alamat yang baru.';
    case 'protected':
      return `Ada lembar atau rentang yang dilindungi pemiliknya, sehingga Pantau tidak dapat menulis. Tidak ada yang berubah. Minta pemiliknya menambahkan ${email} di Data › Lindungi sheet dan rentang, lalu ulangi.`;
    case 'auth':
      return 'Google menolak kunci akun layanan. Periksa PANTAU_SERVICE_ACCOUNT.';
    case 'rate-limited':
      return 'Batas panggilan Google untuk menit ini habis. Tidak ada yang berubah; ulangi satu menit lagi.';
    default:
      return 'Google tidak menjawab sebagaimana mestinya. Ulangi perintah yang sama: yang sudah selesai tidak dikerjakan dua kali.';
  }
}
