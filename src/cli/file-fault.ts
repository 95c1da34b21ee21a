/** What is wrong with a file that somebody hands over, in the words of whoever reads it: staff, or an operator. */
import type { Language } from '../core/text/format.ts';

export type Words = Record<Language, string>;

/** Of bytes whose file whoever reads them knows. */
export class BytesFault extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

/** Its message is the operator's; a command that speaks to staff asks for theirs. */
export class FileFault extends Error {
  readonly file: string;
  readonly words: Words;

  constructor(file: string, words: Words) {
    super(`${file}: ${words.en}`);
    this.file = file;
    this.words = words;
  }

  told(language: Language): string {
    return `${this.file}: ${this.words[language]}`;
  }
}

/** Runs what reads a file, and says in one language what is wrong with it. */
export async function toldIn<Result>(language: Language, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof FileFault ? new Error(error.told(language)) : error;
  }
}

const SAVE_AS: Words = {
  id: 'buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx (Buku Kerja Excel)',
  en: 'open it in Excel or LibreOffice and save it as .xlsx (Excel Workbook)',
};
const AGAIN: Words = {
  id: 'salin atau unduh sekali lagi; bila tetap begitu, biarkan Excel atau LibreOffice memperbaikinya lalu simpan sebagai .xlsx',
  en: 'copy or download it again; if that does not help, let Excel or LibreOffice repair it and save it as .xlsx',
};
/** So many tabs or cells are named where many are meant. */
const NAMED = 3;
const some = (all: readonly string[]): string =>
  all.slice(0, NAMED).join(', ') + (all.length > NAMED ? ', …' : '');

const saveAs = (id: string, en: string): Words => ({
  id: `${id}; ${SAVE_AS.id}`,
  en: `${en}; ${SAVE_AS.en}`,
});

/** Fault and remedy, by what was found. */
export const FILE_FAULTS = {
  locked: {
    id: 'dilindungi kata sandi; buka di Excel atau LibreOffice, simpan tanpa kata sandi, lalu ulangi',
    en: 'is protected by a password; open it in Excel or LibreOffice, save it without the password, and try again',
  },
  old: saveAs(
    'adalah buku kerja lama (.xls), yang tidak dibaca',
    'is a workbook of the old kind (.xls), which is not read',
  ),
  binary: saveAs(
    'adalah buku kerja biner (.xlsb), yang tidak dibaca',
    'is a binary workbook (.xlsb), which is not read',
  ),
  openDocument: saveAs(
    'adalah berkas OpenDocument (.ods), yang tidak dibaca',
    'is an OpenDocument file (.ods), which is not read',
  ),
  markup: saveAs(
    'adalah halaman web atau XML yang diberi nama buku kerja',
    'is a web page or XML under the name of a workbook',
  ),
  document: {
    id: 'adalah dokumen, bukan buku kerja; pindahkan tabelnya ke spreadsheet',
    en: 'is a document, no workbook; put its table into a spreadsheet',
  },
  pdf: {
    id: 'adalah PDF, bukan buku kerja; minta buku kerja asalnya',
    en: 'is a PDF, no workbook; ask for the workbook that it was printed from',
  },
  empty: {
    id: 'kosong: 0 bita; salin atau unduh sekali lagi',
    en: 'is empty: 0 bytes; copy or download it again',
  },
  notText: {
    id: 'baris 1: berkas ini bukan teks; simpan sebagai "CSV UTF-8"',
    en: 'line 1: the file is not text; save it as "CSV UTF-8"',
  },
  noHeader: {
    id: 'baris 1: berkas ini kosong; ekspor datanya beserta baris judul',
    en: 'line 1: the file is empty; export the survey with its header row',
  },
  misnamed: {
    id: 'bukan buku kerja yang dapat diperiksa: rusak, atau teks yang diberi nama buku kerja; salin atau unduh sekali lagi, atau beri nama .csv bila memang CSV',
    en: 'not a workbook that can be checked: it is damaged, or text under the name of a workbook; copy or download it again, or name it .csv if it is one',
  },
  notWritable: {
    id: '--write memerlukan buku kerja; simpan sebagai .xlsx (Buku Kerja Excel), lalu periksa yang itu',
    en: '--write needs a workbook; save it as .xlsx (Excel Workbook) and check that one',
  },
  unreadable: (why: string): Words => ({
    id: `tidak dapat dibaca (${why}); periksa nama dan tempat berkasnya`,
    en: `cannot be read: ${why}`,
  }),
  tooLarge: (size: string, most: string): Words => ({
    id: `terlalu besar: ${size}, paling besar ${most}; hapus gambar dan baris kosong, atau pisahkan per formulir`,
    en: `is too large: ${size}, at most ${most}; remove pictures and empty rows, or part it by form`,
  }),
  damaged: (why: string): Words => ({
    id: `bukan buku kerja yang dapat diperiksa: berkasnya rusak atau tidak lengkap; ${AGAIN.id}`,
    en: `not a workbook that can be checked: ${why}; ${AGAIN.en}`,
  }),
  bomb: (why: string): Words => ({
    id: 'isinya mengembang jauh melebihi formulir mana pun; tanyakan asalnya sebelum ada yang membukanya',
    en: `not a workbook that can be checked: ${why}; no form is so large; ask where it comes from before anybody opens it`,
  }),
  stray: (tab: string, rows: number, columns: number): Words => ({
    id: `lembar "${tab}" memuat sel terisi yang sangat jauh dari tabelnya (sampai baris ${rows}, kolom ke-${columns}); hapus baris dan kolom di luar tabel, simpan, lalu ulangi`,
    en: `tab "${tab}" has a cell far away from its table (it spans ${rows} rows and ${columns} columns); delete the rows and columns beyond the table, save it, and try again`,
  }),
  longCell: (tab: string, cell: string): Words => ({
    id: `lembar "${tab}", sel ${cell}: teksnya lebih panjang dari 50.000 huruf, yang tidak dapat dimuat spreadsheet; persingkat sel itu, atau tanyakan asal berkasnya`,
    en: `tab "${tab}", cell ${cell}: its text is longer than 50,000 characters, which no spreadsheet holds; shorten it, or ask where the file comes from`,
  }),
  quote: (line: number): Words => ({
    id: `baris ${line}: tanda kutip (") tidak ditutup atau berada di dalam sel; gandakan ("") atau hapus`,
    en: `line ${line}: a quote (") is not closed or stands inside a cell; double it ("") or remove it`,
  }),
  noForm: (forms: readonly string[]): Words => ({
    id: `tidak ada lembar dengan baris judul ${forms.join(' atau ')}; samakan judul kolomnya dengan formulir, atau sebutkan formulirnya dengan --template; tabel dengan judul sendiri diadopsi (adopt)`,
    en: `no tab has the header of ${forms.join(' or ')}; call its columns as the form does, or name the form by --template; a table with headings of its own is adopted (adopt)`,
  }),
};

/** What was read otherwise than a person may think. */
export const FILE_REMARKS = {
  macros: {
    id: 'memuat makro; nilainya dibaca, tidak ada makro yang dijalankan',
    en: 'has macros; its values were read, no macro was run',
  },
  blankFormulas: (tab: string, cells: readonly string[]): Words => ({
    id:
      `lembar ${tab}: ${cells.length} rumus belum punya hasil tersimpan (${some(cells)}) dan dibaca kosong; ` +
      'buka di Excel atau LibreOffice, biarkan menghitung, lalu simpan',
    en:
      `tab ${tab}: ${cells.length} ${cells.length === 1 ? 'formula has' : 'formulas have'} no stored value (${some(cells)}) ` +
      'and were read as blank; open the file in Excel or LibreOffice, let it calculate, and save it',
  }),
};
