import { expect, test } from 'vitest';
import type { FileRow } from '../../../src/workspace/drive/file.ts';
import { compileQuery } from '../../../src/workspace/drive/query.ts';

const file: FileRow = {
  id: 'x',
  name: "Kec. Baamang's form",
  mime_type: 'application/vnd.google-apps.spreadsheet',
  parent: 'drive1',
  drive_id: 'drive1',
  owner: null,
  created: Date.UTC(2025, 0, 1),
  modified: Date.UTC(2025, 10, 18, 2, 0, 0, 123),
  modified_by: 'a@b.example',
  trashed: 0,
  version: 1,
  app_properties: '{"unit":"62.02"}',
};

test.each([
  ["mimeType = 'application/vnd.google-apps.spreadsheet' and trashed = false", true],
  ["mimeType!='application/vnd.google-apps.spreadsheet'", false],
  ["modifiedTime > '2025-11-18T02:00:00.122Z'", true],
  ["modifiedTime > '2025-11-18T02:00:00.123Z'", false],
  ["modifiedTime >= '2025-11-18T09:00:00.123+07:00'", true],
  ["modifiedTime < '2025-11-18T02:00:00'", false],
  ["'drive1' in parents", true],
  ["not 'drive1' in parents or trashed=true", false],
  ["name contains 'baa' and (trashed = true or name = 'kec. baamang\\'s form')", true],
  ["name contains 'amang'", false],
  ["appProperties has { key='unit' and value='62.02' } and trashed = false", true],
  ["appProperties has {key='unit' and value='62'}", false],
  ["appProperties has { key='colour' and value='62.02' }", false],
])('%s', (query, found) => expect(compileQuery(query)(file)).toBe(found));

test.each([
  "name like 'x'",
  'trashed = maybe',
  '(trashed = false',
  "name = 'x",
  'colour = 1',
  "appProperties has { key='unit' }",
  "modifiedTime > 'yesterday'",
])('%s is refused', (query) => expect(() => compileQuery(query)(file)).toThrow(RangeError));
