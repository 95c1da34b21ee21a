/** `npm start`: the whole product on one machine, with a made-up district to look at. */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { District } from '../core/district.ts';
import type { Template } from '../core/template/schema.ts';
import { longDateTime } from '../core/text/format.ts';
import { demoDistrict } from '../demo/district.ts';
import { forget, type Local, ORGANISER, startLocal } from '../runtime/local/local.ts';
import { readDistrict } from './district-file.ts';
import { figuresOf, sentSince } from './figures.ts';
import { table } from './figures-table.ts';
import { FIRST_NOW, firstSteps } from './first-steps.ts';
import { LOCAL_FOLDER } from './local-installation.ts';
import { mailLines } from './mail-lines.ts';
import { progressBar } from './progress.ts';
import { readTemplates, TEMPLATES } from './templates.ts';

const HELP = `npm start -- [options]

  --once             one pass, then stop
  --json             one JSON object as the last line
  --reset            begin anew: forget what earlier runs kept
  --config FILE      a district of your own instead of the demonstration
  --templates DIR    forms of your own instead of sheets-templates/
  --data DIR         where everything is kept between runs (default .pantau/)
  --port N           port of the dashboard (default: chosen by the system)
  --workspace-port N port of the spreadsheets and the mailbox
  --sign-in          people come in by mailed links, as they do elsewhere; the mails lie in the mailbox
  --help             this text
`;

const MINUTE = 60_000;

interface Options {
  once: boolean;
  json: boolean;
  reset: boolean;
  config: string | undefined;
  templates: string;
  data: string;
  ports: { pages: number; workspace: number };
  signIn: boolean;
}

function readOptions(argv: string[]): Options | undefined {
  const { values } = parseArgs({
    args: argv,
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      config: { type: 'string' },
      templates: { type: 'string', default: TEMPLATES },
      data: { type: 'string', default: LOCAL_FOLDER },
      port: { type: 'string', default: '0' },
      'workspace-port': { type: 'string', default: '0' },
      'sign-in': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = (name: 'port' | 'workspace-port') => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
    throw new Error(`--${name} must be a number from 0 to 65535, not "${values[name]}"`);
  };
  const { once, json, reset, config, templates, data } = values;
  return {
    once,
    json,
    reset,
    config,
    templates,
    data,
    ports: { pages: port('port'), workspace: port('workspace-port') },
    signIn: values['sign-in'],
  };
}

interface Given {
  options: Options;
  templates: Template[];
  district: District;
}

/** What this run is given. Throws one message for the person who started it. */
async function read(argv: string[]): Promise<Given | undefined> {
  const options = readOptions(argv);
  if (options === undefined) return undefined;
  const templates = await readTemplates(options.templates);
  const { config } = options;
  const district = config === undefined ? demoDistrict(templates) : await readDistrict(config, templates);
  await mkdir(options.data, { recursive: true }).catch((error: Error) => {
    throw new Error(`--data ${options.data}: is no folder, and none can be made there: ${error.message}`);
  });
  return { options, templates, district };
}

async function main({ options, templates, district }: Given): Promise<void> {
  const say = (text = '') => void process.stderr.write(`${text}\n`);
  if (options.reset) await forget(options.data);

  say(
    `Pantau – ${district.name}${district.settings.demonstration ? ' (data contoh, bukan data resmi)' : ''}`,
  );
  const local = await startLocal({
    district,
    templates,
    now: FIRST_NOW,
    dataDir: options.data,
    ports: options.ports,
    ...(options.signIn && { byMail: { operators: [ORGANISER] } }),
  });
  try {
    await firstSteps(local, district, templates, say);
    const since = local.clock.now();
    await runOnce(local, district, say);
    if (options.signIn && district.settings.demonstration) await askForLink(local, district);
    const figures = await figuresOf({
      store: local.store,
      district,
      now: local.clock.now(),
      since,
      callsOf: local.callsOf,
    });
    const forms = await local.store.results.forms();
    process.stdout.write(
      `\n${table(forms, district, (id) => templates.find((template) => template.id === id)?.title.id ?? id)}\n\n`,
    );
    const mails = await sentSince(local.store, since);
    const deadlines = await local.store.register.deadlines();
    process.stdout.write(`${mailLines(mails, deadlines, district.units).join('\n')}\n`);
    if (!options.once) {
      const { dashboard, spreadsheets, mailbox } = local.addresses;
      process.stdout.write(
        `\n  Dasbor       ${dashboard}\n  Halaman KIM  ${new URL('/kim', dashboard)}\n  Spreadsheet  ${spreadsheets}\n  Kotak surat  ${mailbox}\n`,
      );
      process.stdout.write(
        options.signIn
          ? `\n${whoMayEnter(district)}\n`
          : '\nHalaman terbuka tanpa masuk. Tautan masuk lewat surel: npm start -- --sign-in\n',
      );
    }
    if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
    await local.save();
    if (!options.once) await watch(local, say);
  } finally {
    await local.close();
  }
}

async function runOnce(local: Local, district: District, say: (text: string) => void): Promise<void> {
  const bar = progressBar('Memeriksa            ');
  const total = (await local.store.register.registrations()).length;
  const began = local.clock.now();
  bar.show(0, total, '');
  const { minutes } = await local.settle(async () => {
    const forms = await local.store.results.forms();
    const done = forms.filter((form) => form.checkedAt !== null).length;
    bar.show(done, total, longDateTime(local.clock.now(), district.settings.zone, 'id'));
  });
  bar.end();
  say(
    `Selesai dalam ${minutes} menit waktu simulasi sejak ${longDateTime(began, district.settings.zone, 'id')}.`,
  );
}

/** As somebody would on the page: in a demonstration a link lies in the mailbox already. */
async function askForLink(local: Local, { officers }: District): Promise<void> {
  const somebody = officers.find(({ role }) => role === 'koordinator');
  if (somebody === undefined) return;
  const page = new URL('/masuk', local.addresses.dashboard);
  await fetch(page, {
    method: 'POST',
    body: new URLSearchParams({ address: somebody.address }),
    headers: { origin: page.origin },
  });
  await local.pass();
}

/** One address of each role, since what one sees depends on it. */
function whoMayEnter({ officers }: District): string {
  const roles = Map.groupBy(officers, (officer) => officer.role);
  const lines = [...roles].map(([role, [first]]) => `  ${role.padEnd(12)} ${first?.address}`);
  return ['Masuk dengan salah satu alamat ini:', ...lines, `  ${'instalasi'.padEnd(12)} ${ORGANISER}`].join(
    '\n',
  );
}

/** A pass every minute, until Ctrl-C. */
async function watch(local: Local, say: (text: string) => void): Promise<void> {
  local.clock.follow();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Miniflare would end the process at once; what is open is closed in order, and the time kept.
    process.removeAllListeners(signal);
    process.once(signal, () => stop.abort());
  }
  say('\nBerjalan. Tekan Ctrl-C untuk berhenti; data disimpan sampai dijalankan kembali.');
  while (!stop.signal.aborted) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, MINUTE);
      stop.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    if (stop.signal.aborted) break;
    // A pass that fails is tried again in a minute, as the cron would.
    await local.pass().catch((error: Error) => say(error.message));
    await local.save();
  }
  say('\nBerhenti.');
}

const given = await read(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
if (given === undefined) process.stdout.write(HELP);
else await main(given);
