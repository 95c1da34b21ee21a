/** The language that `--language` asks for. */
import type { Language } from '../core/text/format.ts';

export const isLanguage = (text: string): text is Language => text === 'id' || text === 'en';
