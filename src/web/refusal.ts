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
  'no-identity': {
    id: 'Halaman ini hanya terbuka bagi yang sudah masuk.',
    idRemedy: 'Mohon masuk lewat alamat dasbor yang diberikan oleh koordinator kabupaten.',
    en: 'This page opens only to those who have signed in.',
    enRemedy: 'Please sign in at the address of the dashboard that the coordinator of the district gave you.',
  },
  'not-signed-in': {
    id: 'Bapak/Ibu belum masuk, atau sudah keluar.',
    idRemedy: 'Mohon masuk dahulu lewat halaman masuk Pantau.',
    en: 'You are not signed in, or not any more.',
    enRemedy: 'Please sign in on the sign-in page of Pantau.',
  },
  'identity-refused': {
    id: 'Tanda pengenal pada permintaan ini tidak sah atau sudah kedaluwarsa.',
    idRemedy:
      'Mohon tutup peramban, lalu masuk kembali. Operator: periksa pengaturan akses pada konfigurasi Pantau.',
    en: 'The identity presented with this request is not valid, or has expired.',
    enRemedy: 'Please close the browser and sign in again. Operator: check the access settings of Pantau.',
  },
  'not-registered': {
    id: 'Alamat surel Bapak/Ibu belum terdaftar sebagai petugas.',
    idRemedy: 'Mohon hubungi koordinator kabupaten agar alamat didaftarkan.',
    en: 'Your e-mail address is not registered as that of an officer.',
    enRemedy: 'Please ask the coordinator of the district to have it registered.',
  },
  'not-yours': {
    id: 'Halaman ini tidak terbuka bagi peran Bapak/Ibu.',
    idRemedy: 'Mohon kembali ke dasbor.',
    en: 'This page is not open to your role.',
    enRemedy: 'Please go back to the dashboard.',
  },
  'other-site': {
    id: 'Permintaan ini tidak datang dari halaman Pantau sendiri.',
    idRemedy: 'Mohon buka halaman Pantau, lalu ulangi dari sana.',
    en: 'This request does not come from a page of Pantau itself.',
    enRemedy: 'Please open the page of Pantau and repeat it there.',
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

export type Refusal = keyof typeof REASONS;

export function refusalPage(reason: Refusal): Markup {
  const { id, idRemedy, en, enRemedy } = REASONS[reason];
  return documentPage(
    'id',
    'Pantau',
    html`<main class="refusal">
      <h1>${id}</h1>
      <p>${idRemedy}</p>
      <div lang="en"><h2>${en}</h2><p>${enRemedy}</p></div>
      ${reason === 'not-found' || reason === 'not-yours' ? html`<p><a href="/">Dasbor · Dashboard</a></p>` : ''}
    </main>`,
  );
}
