/** Pages that say why there is nothing to see, in both languages, since nobody has chosen one. */
import { html } from 'hono/html';
import { documentPage, type Markup } from './layout.ts';

const REASONS = {
  closed: {
    id: 'Halaman ini tertutup karena belum diatur siapa yang boleh melihatnya.',
    idRemedy: 'Operator: atur akses dasbor pada konfigurasi Pantau, lalu jalankan kembali.',
    en: 'This page is closed, since nobody has been given access to it yet.',
    enRemedy: 'Operator: configure access to the dashboard in Pantau’s configuration, then start it again.',
  },
  'not-local': {
    id: 'Halaman ini hanya dapat dibuka dari komputer tempat Pantau berjalan.',
    idRemedy: 'Operator: buka lewat http://localhost atau http://127.0.0.1 dengan nomor port yang sama.',
    en: 'This page opens only on the machine that Pantau runs on.',
    enRemedy: 'Operator: open it as http://localhost or http://127.0.0.1 with the same port number.',
  },
  'not-found': {
    id: 'Halaman tidak ditemukan.',
    idRemedy: 'Mulailah dari dasbor.',
    en: 'Page not found.',
    enRemedy: 'Begin at the dashboard.',
  },
  failed: {
    id: 'Halaman tidak dapat ditampilkan karena gangguan pada Pantau.',
    idRemedy: 'Muat ulang sebentar lagi. Operator: lihat catatan kesalahan.',
    en: 'The page cannot be shown because of a fault in Pantau.',
    enRemedy: 'Load it again in a moment. Operator: see the error log.',
  },
};

export function refusalPage(reason: keyof typeof REASONS): Markup {
  const { id, idRemedy, en, enRemedy } = REASONS[reason];
  return documentPage(
    'id',
    'Pantau',
    html`<main class="refusal">
      <h1>${id}</h1>
      <p>${idRemedy}</p>
      <div lang="en"><h2>${en}</h2><p>${enRemedy}</p></div>
      ${reason === 'not-found' ? html`<p><a href="/">Dasbor · Dashboard</a></p>` : ''}
    </main>`,
  );
}
