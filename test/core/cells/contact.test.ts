import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEmail } from '../../../src/core/cells/email.ts';
import { isUnder, readLinks } from '../../../src/core/cells/link.ts';
import { readPhone } from '../../../src/core/cells/phone.ts';

describe('telephone numbers', () => {
  const read = (value: string | number) => {
    const reading = readPhone(value);
    return reading.kind === 'phone' ? reading.number + (reading.zeroLost ? ' zero lost' : '') : 'none';
  };
  it.each<[string | number, string]>([
    ['081200001111', '+6281200001111'],
    ['0812-0000-1111', '+6281200001111'],
    ['0812 0000 1111', '+6281200001111'],
    ['+62 812 0000 1111', '+6281200001111'],
    ['+62 (0) 812 0000 1111', '+6281200001111'],
    ['6281200001111', '+6281200001111'],
    [6281200001111, '+6281200001111'],
    ['(0531) 210000', '+62531210000'],
    [81200001111, '+6281200001111 zero lost'],
    ['81200001111', '+6281200001111 zero lost'],
    ['0812', 'none'],
    ['08120000111122223', 'none'],
    ['8,12E+10', 'none'],
    ['0812 ibu', 'none'],
    ['0812O0001111', 'none'],
    ['+1 202 555 0100', 'none'],
    ['12345678', 'none'],
    ['', 'none'],
    [-81200001111, '+6281200001111 zero lost'],
    [8.5, 'none'],
  ])('%j is %s', (value, expected) => expect(read(value)).toBe(expected));
});

describe('e-mail addresses', () => {
  it.each([
    ['operator.desa@gmail.com', 'email'],
    [' operator@dinkes.kotimkab.go.id ', 'email'],
    ["o'hara+x@a-b.co.id", 'email'],
    ['operator@gmail', 'none'],
    ['operator.gmail.com', 'none'],
    ['a@b@c.id', 'none'],
    ['a b@gmail.com', 'none'],
    ['.a@gmail.com', 'none'],
    ['a..b@gmail.com', 'none'],
    ['a@-b.com', 'none'],
    ['a@b..com', 'none'],
    ['a@10.0.0.1', 'none'],
    ['a@gmail.com, b@gmail.com', 'none'],
    ['a@gmail.com\r\nBcc: x@y.id', 'none'],
    ['<a@gmail.com>', 'none'],
    [`${'a'.repeat(65)}@gmail.com`, 'none'],
    ['', 'none'],
  ])('%j is %s', (text, expected) => expect(readEmail(text).kind).toBe(expected));

  it('with a slip in a well-known domain are told the domain, and only that', () => {
    expect(readEmail('desa@gmial.com')).toMatchObject({ suggestion: 'gmail.com' });
    expect(readEmail('desa@yaho.co.id')).toMatchObject({ suggestion: 'yahoo.co.id' });
    expect(readEmail('desa@GMAIL.com')).not.toHaveProperty('suggestion');
    expect(readEmail('desa@mail.go.id')).not.toHaveProperty('suggestion');
  });

  it('are refused in little time, however long', () => {
    const start = performance.now();
    for (const text of ['a@'.repeat(500_000), `a@${'b.'.repeat(500_000)}`, 'a'.repeat(1e6)]) {
      expect(readEmail(text).kind).toBe('none');
    }
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('links', () => {
  const read = (text: string) => {
    const reading = readLinks(text);
    return reading.kind === 'links' ? reading.hosts.join(' ') : reading.kind;
  };
  it.each([
    ['https://drive.google.com/file/d/abc/view?usp=sharing', 'drive.google.com'],
    ['HTTPS://Drive.Google.com', 'drive.google.com'],
    ['http://kotimkab.go.id:8080/x#y', 'kotimkab.go.id'],
    ['https://a.go.id/x https://b.go.id/y', 'a.go.id b.go.id'],
    ['https://a.go.id/x\nhttps://b.go.id/y', 'a.go.id b.go.id'],
    ['drive.google.com/file/d/abc', 'no-scheme'],
    ['www.kotimkab.go.id', 'no-scheme'],
    ['https://a.go.id/x (foto)', 'none'],
    ['foto ada', 'none'],
    ['https://localhost/x', 'none'],
    ['https://10.0.0.1/x', 'none'],
    ['https://ada@go.id/x', 'none'],
    ['https://a.go.id:99999/', 'none'],
    ['https://a.go.id:80:80/', 'none'],
    ['javascript:alert(1)', 'none'],
    ['file:///C:/foto.jpg', 'none'],
    ['C:\\foto.jpg', 'none'],
    ['https://', 'none'],
    ['', 'none'],
  ])('%j is %s', (text, expected) => expect(read(text)).toBe(expected));

  it('lie on a host or under it, never merely beside it', () => {
    expect(isUnder('kotimkab.go.id', 'go.id')).toBe(true);
    expect(isUnder('go.id', 'go.id')).toBe(true);
    expect(isUnder('evilgo.id', 'go.id')).toBe(false);
    expect(isUnder('go.id.evil.com', 'go.id')).toBe(false);
  });

  it('have the host that the platform finds in them', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const hosts = readLinks(url);
        if (hosts.kind === 'links') expect(hosts.hosts).toEqual([new URL(url).hostname]);
        else expect(new URL(url).hostname).toMatch(/^[\d.]+$|^[^.]+$|\.[\d][^.]*$|\.[^.]$|^.{254,}$/);
      }),
    );
  });
});
