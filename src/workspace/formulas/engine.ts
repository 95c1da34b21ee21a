/** One spreadsheet inside the formula engine (IronCalc), kept in step with the grid by what differs. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import init, { Model } from '@ironcalc/wasm';
import type { Effective } from '../cells/render.ts';

let ready: Promise<unknown> | undefined;

/** Loads the engine once in the process, from the package on disk. */
export function loadEngine(): Promise<unknown> {
  ready ??= init({
    module_or_path: readFileSync(fileURLToPath(import.meta.resolve('@ironcalc/wasm/wasm_bg.wasm'))),
  });
  return ready;
}

/** Google's `ErrorType` and text for the engine's errors. */
const ERRORS: Record<string, { error: string; type: string }> = {
  '#N/A': { error: '#N/A', type: 'N_A' },
  '#REF!': { error: '#REF!', type: 'REF' },
  '#NAME?': { error: '#NAME?', type: 'NAME' },
  '#VALUE!': { error: '#VALUE!', type: 'VALUE' },
  '#DIV/0!': { error: '#DIV/0!', type: 'DIVIDE_BY_ZERO' },
  '#NUM!': { error: '#NUM!', type: 'NUM' },
  '#CIRC!': { error: '#REF!', type: 'REF' },
  '#SPILL!': { error: '#REF!', type: 'REF' },
  '#N/IMPL!': { error: '#NAME?', type: 'NAME' },
};
const OTHER_ERROR = { error: '#ERROR!', type: 'ERROR' };

/** Text that the engine reads as a formula that cannot be parsed. */
export const UNREADABLE = '=(';

/** Codes of `getCellType`. */
const NUMBER = 1;
const TEXT = 2;
const LOGICAL = 4;

/** What stands in one sheet: `row * WIDTH + column` to the engine's input text. */
export type SheetInput = Map<number, string>;
export const WIDTH = 16_384;
/** Edits after which a fresh model is cheaper than the undo history the engine keeps. */
const MAX_EDITS = 50_000;

export class Engine {
  #model: Model | undefined;
  #sheets: SheetInput[] = [];
  #edits = 0;

  /** Makes the engine hold exactly these sheets, `S0`, `S1`, …, and computes them. */
  load(sheets: SheetInput[]): void {
    if (this.#model === undefined || this.#edits > MAX_EDITS || sheets.length !== this.#sheets.length) {
      this.#restart(sheets.length);
    }
    const model = this.#model!;
    for (const [index, next] of sheets.entries()) {
      const old = this.#sheets[index]!;
      for (const key of old.keys()) {
        if (next.has(key)) continue;
        const row = Math.floor(key / WIDTH) + 1;
        const column = (key % WIDTH) + 1;
        model.rangeClearContents(index, row, column, row, column);
        this.#edits++;
      }
      for (const [key, text] of next) {
        if (old.get(key) === text) continue;
        model.setUserInput(index, Math.floor(key / WIDTH) + 1, (key % WIDTH) + 1, text);
        this.#edits++;
      }
    }
    this.#sheets = sheets;
    model.flushSendQueue();
    model.evaluate();
  }

  #restart(sheets: number): void {
    this.#model?.free();
    const model = new Model('workspace', 'en', 'UTC', 'en');
    model.pauseEvaluation();
    for (let index = 0; index < sheets; index++) {
      if (index > 0) model.newSheet();
      model.renameSheet(index, `S${index}`);
    }
    this.#model = model;
    this.#sheets = Array.from({ length: sheets }, () => new Map());
    this.#edits = 0;
  }

  /** Result of the formula in a cell; indexes are 0-based. */
  value(sheet: number, row: number, column: number): Effective {
    const model = this.#model!;
    const kind = model.getCellType(sheet, row + 1, column + 1);
    const text = model.getFormattedCellValue(sheet, row + 1, column + 1);
    if (kind === TEXT) return text;
    if (kind === LOGICAL) return text === 'TRUE';
    if (kind === NUMBER) return this.#number(sheet, row, column);
    return ERRORS[text] ?? OTHER_ERROR;
  }

  /** The engine gives numbers only as shown, so it is asked for fifteen significant digits. */
  #number(sheet: number, row: number, column: number): number {
    const model = this.#model!;
    const area = { sheet, row: row + 1, column: column + 1, width: 1, height: 1 };
    model.updateRangeStyle(area, 'num_fmt', '0.00000000000000E+00');
    return Number(model.getFormattedCellValue(sheet, row + 1, column + 1));
  }

  close(): void {
    this.#model?.free();
    this.#model = undefined;
    this.#sheets = [];
  }
}
