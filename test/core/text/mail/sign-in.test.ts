import { expect, it } from 'vitest';
import { composeSignIn } from '../../../../src/core/text/mail/sign-in.ts';

const mail = {
  name: 'Siti Contoh',
  language: 'id',
  url: 'https://pantau.kabupaten.example/masuk/abc',
  until: Date.UTC(2025, 10, 18, 2, 17),
  zone: 'Asia/Jakarta',
  demonstration: false,
} as const;

it('says what the link is for, until when it is good, and what to do with it', () => {
  expect(composeSignIn(mail).subject).toBe('Tautan masuk dasbor Pantau');
  expect(composeSignIn(mail).text).toBe(`Yth. Bapak/Ibu Siti Contoh,

Dengan hormat, bersama ini kami sampaikan tautan untuk membuka dasbor Pantau, sesuai permintaan.

Tautan masuk
- Berlaku sampai: 18 November 2025, 09.17 WIB
- Pemakaian: satu kali
- Buka dasbor: https://pantau.kabupaten.example/masuk/abc

Mohon tidak meneruskan surel ini: siapa pun yang memegang tautannya dapat masuk sebagai Bapak/Ibu.

Bila Bapak/Ibu tidak memintanya, surel ini dapat diabaikan; tanpa tautan ini tidak ada yang dapat masuk.

--${' '}
Surel ini ditulis otomatis oleh Pantau, pemantau pengisian data konvergensi stunting.
Surel ini dikirim karena alamat ini diisikan di halaman masuk Pantau.
`);
});

it('says the same in English, and that entries are made up', () => {
  const { subject, text } = composeSignIn({ ...mail, language: 'en', demonstration: true });
  expect(subject).toBe('[Sample data] Link to the Pantau dashboard');
  expect(text).toContain('- Valid until: 18 November 2025, 09:17 WIB\n- Use: once\n');
});

it('keeps names to one line, and to text', () => {
  const { subject, text, html } = composeSignIn({ ...mail, name: 'A\r\nBcc: x@y.example <img src=x>' });
  expect(subject).not.toContain('Bcc');
  expect(text.split('\n')[0]).toBe('Yth. Bapak/Ibu A Bcc: x@y.example <img src=x>,');
  expect(html).not.toContain('<img');
});
