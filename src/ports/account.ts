import type { Drive } from './drive.ts';
import type { Sheets } from './sheets.ts';

/** One service account of the pool: what it reaches, on its own quota. */
export interface Account {
  email: string;
  drive: Drive;
  sheets: Sheets;
}
