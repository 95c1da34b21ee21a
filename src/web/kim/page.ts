/** The public page of a place: figures, what stunting is, and where to go. One A4 sheet when printed without its table. */
import { html } from 'hono/html';
import { date, integer } from '../../core/text/format.ts';
import {
  FIXED_ON,
  publishedCount,
  publishedShare,
  roundName,
  WHY_HIDDEN,
} from '../../core/text/publication.ts';
import { unitName } from '../../core/text/unit-name.ts';
import { documentPage, href, type Markup } from '../layout.ts';
import type { KimFacts } from './facts.ts';
import { DONE, OTHER_FIGURES, SIGNS, SOURCES, WHAT } from './words.ts';

/** More health centres than these are no answer to "where". */
const CENTRES_NAMED = 6;

export function kimPage(facts: KimFacts): Markup {
  const { unit, above, settings } = facts;
  const name = unitName(unit);
  return documentPage(
    'id',
    `Stunting di ${name} · Pantau`,
    html`${settings.demonstration ? html`<p class="demonstration" role="note">Data contoh — bukan data resmi</p>` : ''}
<main class="kim">
  <div class="heading">
    <p class="district">${above.map((each) => html`<a href="${kimPath(each.code, facts)}">${unitName(each)}</a> · `)}Untuk Kelompok Informasi Masyarakat dan keluarga</p>
    <h1>Stunting di ${name}</h1>
  </div>
  ${figureSection(facts)}
  <div class="columns">
  ${told('Apa itu stunting?', WHAT)}
  ${listed('Bagaimana mengenalinya?', SIGNS)}
  ${listed('Apa yang dilakukan?', DONE)}
  ${whereSection(facts)}
  </div>
  <p class="note">${SOURCES} ${OTHER_FIGURES}</p>
  ${belowSection(facts)}
  ${facts.release === undefined ? '' : copySection(facts)}
</main>`,
  );
}

/** Keeps the round that is shown. */
function kimPath(code: string, { settings, release, releases }: KimFacts, more = ''): string {
  const path = code === settings.unit && more === '' ? '/kim' : `/kim/${encodeURIComponent(code)}${more}`;
  const older = release !== undefined && release !== releases[0];
  return href(path, 'id', { bulan: older ? release.round.slice(0, 7) : undefined });
}

function figureSection(facts: KimFacts): Markup {
  const { unit, release, figures, source, settings } = facts;
  const figure = figures.get(unit.code);
  if (release === undefined || figure === undefined)
    return html`<section><p>${release === undefined ? 'Belum ada angka yang diterbitkan.' : `Tidak ada angka ${roundName(release.round)} untuk tempat ini.`} Tanyakan kepada kader posyandu atau petugas puskesmas.</p></section>`;
  const share = publishedShare(figure);
  const day = date(release.at, settings.zone, 'id');
  return html`<section class="headline" aria-labelledby="angka">
    <h2 id="angka">Hasil pengukuran balita, ${roundName(release.round)}</h2>
    ${share === undefined ? '' : html`<p class="figure">${share}</p>`}
    <p class="counts"><b>${publishedCount(figure.stunted)}</b> anak stunting dari <b>${publishedCount(figure.measured)}</b> anak yang diukur</p>
    <p class="note">${reported(figure)}Sumber: ${source?.id ?? 'pengukuran balita'}, dihitung menurut standar WHO. ${FIXED_ON(day)} ${WHY_HIDDEN}</p>
    ${rounds(facts)}
  </section>`;
}

const reported = ({ reporting, expected }: { reporting: number; expected: number }): string =>
  expected < 2 ? '' : `${integer(reporting, 'id')} dari ${integer(expected, 'id')} tempat sudah melapor. `;

/** Only where there is a choice. */
function rounds({ releases, release, unit }: KimFacts): Markup | string {
  if (releases.length < 2) return '';
  return html`<p class="choices"><span class="of">Bulan pengukuran</span>${releases.map((each) =>
    each === release
      ? html`<span aria-current="page">${roundName(each.round)}</span>`
      : html`<a href="${href(`/kim/${encodeURIComponent(unit.code)}`, 'id', { bulan: each.round.slice(0, 7) })}">${roundName(each.round)}</a>`,
  )}</p>`;
}

const told = (title: string, paragraphs: readonly string[]): Markup =>
  html`<section><h2>${title}</h2>${paragraphs.map((text) => html`<p>${text}</p>`)}</section>`;

const listed = (title: string, points: readonly string[]): Markup =>
  html`<section><h2>${title}</h2><ul>${points.map((text) => html`<li>${text}</li>`)}</ul></section>`;

function whereSection({ centres, settings, unit }: KimFacts): Markup {
  const { contact } = settings.publication;
  const posyandu =
    unit.level === 'desa' ? `Posyandu di ${unitName(unit)}` : 'Posyandu di desa atau kelurahan Anda';
  const named =
    centres.length === 0 || (unit.level !== 'kabupaten' && centres.length > CENTRES_NAMED)
      ? 'Puskesmas terdekat'
      : centres.map(unitName).join(', ');
  return html`<section><h2>Ke mana?</h2><ul>
    <li>${posyandu}, setiap bulan: timbang, ukur, dan tanyakan hasilnya.</li>
    <li>${named}: bila berat tidak naik, anak sakit, atau anak tampak lebih pendek.</li>
    ${contact === undefined ? '' : html`<li>${contact}</li>`}
  </ul></section>`;
}

function belowSection(facts: KimFacts): Markup | string {
  const { below, figures } = facts;
  if (below.length === 0) return '';
  return html`<section class="below">
    <h2>Menurut tempat</h2>
    <table>
      <thead><tr><th scope="col">Tempat</th><th scope="col">Diukur</th><th scope="col">Stunting</th><th scope="col">Bagian</th></tr></thead>
      <tbody>${below.map((unit) => {
        const figure = figures.get(unit.code);
        const link = html`<th scope="row"><a href="${kimPath(unit.code, facts)}">${unitName(unit)}</a></th>`;
        return figure === undefined
          ? html`<tr>${link}<td colspan="3">belum ada data</td></tr>`
          : html`<tr>${link}<td>${publishedCount(figure.measured)}</td><td>${publishedCount(figure.stunted)}</td><td>${publishedShare(figure) ?? '–'}</td></tr>`;
      })}</tbody>
    </table>
  </section>`;
}

function copySection(facts: KimFacts): Markup {
  return html`<p class="note copy"><a href="${kimPath(facts.unit.code, facts, '.csv')}">Unduh sebagai lembar (CSV)</a>, atau salin alamat tautan itu ke Google Sheets: <code>=IMPORTDATA("alamat")</code>. Boleh dicetak dan disebarluaskan.</p>`;
}
