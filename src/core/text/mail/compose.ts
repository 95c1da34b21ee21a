/** The frame that all letters have: sample data, greeting, whom a reply reaches, who writes and why. */
import type { Language } from '../format.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import { type LetterSection, oneLine, renderHtml, renderText } from './letter.ts';

/** Whom a letter is written to, and what is so of every letter of the district. */
export interface Framing {
  /** Of the recipient. */
  name: string;
  language: Language;
  /** Subject and body say that the entries are made up. */
  demonstration: boolean;
}

/** A letter that says whether it may be answered. */
export interface Answerable extends Framing {
  /** A reply reaches the district's coordinator. */
  answered: boolean;
}

/** What a letter says within its frame. */
export interface Said {
  subject: string;
  opening: readonly string[];
  sections?: readonly LetterSection[];
  closing?: readonly string[];
  /** Of a letter that may be answered, in the place of the usual words. */
  reply?: string;
  /** Why one gets it. */
  reason: string;
}

export interface Composed {
  subject: string;
  text: string;
  html: string;
}

export function composeLetter(
  { name, language, demonstration, answered }: Framing & Partial<Answerable>,
  said: Said,
): Composed {
  const words = DIGEST_WORDS[language];
  const subject = demonstration ? `[${words.sample}] ${said.subject}` : said.subject;
  const letter = {
    language,
    subject,
    greeting: words.greeting(oneLine(name)),
    opening: [...(demonstration ? [words.demonstration] : []), ...said.opening],
    sections: said.sections ?? [],
    closing: [...(said.closing ?? []), ...(answered ? [said.reply ?? words.reply] : [])],
    footer: [words.sender, said.reason],
  };
  return { subject, text: renderText(letter), html: renderHtml(letter) };
}
