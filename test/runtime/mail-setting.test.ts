import { expect, it } from 'vitest';
import { MailUrl, smtpSettings } from '../../src/runtime/mail-setting.ts';

const NO_SMTP =
  'is not an address as smtps://user:password@host:465; in a password % / ? # @ are %25 %2F %3F %23 %40';

it.each([
  ['smtp://surat.example', { host: 'surat.example', port: 587, secure: false }],
  ['smtps://surat.example', { host: 'surat.example', port: 465, secure: true }],
  ['smtp://surat.example/', { host: 'surat.example', port: 587, secure: false }],
  ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, secure: false }],
  [
    'smtps://pantau%40x.example:a%3Ab@surat.example',
    { host: 'surat.example', port: 465, secure: true, user: 'pantau@x.example', pass: 'a:b' },
  ],
])('reads %s', (address, settings) => {
  expect(smtpSettings(address)).toEqual(settings);
});

it.each([
  ['smtps://surat.example', { transport: 'smtp', smtp: smtpSettings('smtps://surat.example') }],
  ['gmail:pantau@kabupaten.example', { transport: 'gmail', user: 'pantau@kabupaten.example' }],
  ['resend:re_rahasia_1', { transport: 'resend', key: 're_rahasia_1' }],
  ['cloudflare:', { transport: 'cloudflare' }],
])('takes %s', (text, setting) => {
  expect(MailUrl.parse(text)).toEqual(setting);
});

it.each([
  ['https://rahasia@surat.example', 'is none of smtp(s)://…, gmail:USER, resend:KEY or cloudflare:'],
  ['rahasia', 'is none of smtp(s)://…, gmail:USER, resend:KEY or cloudflare:'],
  ['smtps://', NO_SMTP],
  // Of these a URL makes something: a half-written escape, a password as the port of a host.
  ['smtps://pantau:rahasia100%@surat.example', NO_SMTP],
  ['smtps://pantau:12#rahasia@surat.example', NO_SMTP],
  ['smtps://pantau:12/rahasia@surat.example', NO_SMTP],
  ['smtps://pantau:12?rahasia@surat.example', NO_SMTP],
  ['gmail:rahasia', 'names no user: gmail:pantau@kabupaten.example'],
  ['resend:rahasia', 'holds no key of Resend, which begins with re_'],
  ['cloudflare:rahasia', 'has more after cloudflare: than it can use'],
])('refuses %s without repeating it', (text, message) => {
  expect(MailUrl.safeParse(text).error?.issues.map((issue) => issue.message)).toEqual([message]);
});
