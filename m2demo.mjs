const { readTemplates } = await import('/tmp/measures2/src/cli/templates.ts');
const { filled, tabRows } = await import('/tmp/measures2/test/support/filled.ts');
const { formEntries } = await import('/tmp/measures2/src/demo/forms/forms.ts');
const { demoDistrict } = await import('/tmp/measures2/src/demo/district.ts');
const { sheetRows } = await import('/tmp/measures2/src/core/status/sheet.ts');
const { reportingUnits } = await import('/tmp/measures2/src/core/district.ts');
const { writeXlsx } = await import('/work/main/node_modules/hucre/dist/xlsx.mjs').catch(()=>import('hucre/xlsx'));
const fs = await import('node:fs');
const templates = await readTemplates('/tmp/measures2/sheets-templates');
const district = demoDistrict(templates);
const villages = district.units.filter(({ level }) => level === 'desa');
for (const form of district.forms.slice(1)) {
  const template = templates.find(({ id }) => id === form.template);
  if (process.argv[2] && !template.id.includes(process.argv[2])) continue;
  const unit = reportingUnits(district, form)[0];
  const typed = Object.fromEntries(formEntries(template, unit, villages).map(({tab, rows}) => [tab, rows.map(({key, cells}) => ({ [template.tabs.find(t=>t.name===tab).key]: key, ...cells}))]));
  const { form: f, measured } = filled(template, typed);
  const rows = sheetRows(f, { template, unitName: unit.name, zone: 'Asia/Jakarta', nextDeadline: undefined, demonstration: true, measured }, 'T');
  console.log('=====', template.id);
  for (const r of rows) console.log(r.slice(0,5).join(' | '));
  fs.writeFileSync(`/tmp/m2-${template.id}.xlsx`, await writeXlsx({ sheets: template.tabs.map(tab => ({ name: tab.title.id, rows: [['Judul'], ...tabRows(tab, typed[tab.name])] })) }));
}
