/**
 * Drive's `files.list` with so many spreadsheets, answered from memory at once, so that what a bench sees is the other
 * side's. `drive-process.ts COUNT FIRST_PAGE_TIME`; ends when its input does.
 */
import http from 'node:http';

const PAGE = 1_000;
/** Between two edits: a tenth of 20,000 spreadsheets in the eight hours of a day. */
const APART_MS = 14_400;
const [count, newest] = process.argv.slice(2).map(Number) as [number, number];

const pages = Array.from({ length: Math.ceil(count / PAGE) }, (_, page) => {
  const files = Array.from({ length: Math.min(PAGE, count - page * PAGE) }, (_, index) => {
    const number = page * PAGE + index;
    return {
      id: `1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs${String(number).padStart(11, '0')}`,
      name: `Aksi Konvergensi 2025: 31 indikator layanan – Desa ${number}`,
      mimeType: 'application/vnd.google-apps.spreadsheet',
      modifiedTime: new Date(newest - (count - number) * APART_MS).toISOString(),
      trashed: false,
      driveId: '0AFXkPj4fWxnvUk9PVA',
      lastModifyingUser: { me: false, emailAddress: `operator-${number}@contoh.example` },
    };
  });
  const next = (page + 1) * PAGE < count ? { nextPageToken: String(page + 1) } : {};
  return { files, whole: JSON.stringify({ ...next, incompleteSearch: false, files }) };
});

const server = http.createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://drive');
  const since = /modifiedTime > '([^']+)'/.exec(searchParams.get('q') ?? '')?.[1];
  const body =
    since === undefined
      ? pages[Number(searchParams.get('pageToken') ?? 0)]?.whole
      : JSON.stringify({ files: pages.at(-1)?.files.filter(({ modifiedTime }) => modifiedTime > since) });
  response.writeHead(200, {
    'content-type': 'application/json; charset=UTF-8',
    date: new Date(newest).toUTCString(),
  });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`${address.port}\n`);
});
process.stdin.on('end', () => process.exit()).resume();
