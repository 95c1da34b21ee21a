/**
 * Stands in the Worker for zod's translation of schemas into JSON Schema, which nothing here asks for: 5 KiB gzipped. What
 * zod's own schemas take from the same file for themselves is the real one.
 */
export { aggregateChecks } from '../../../node_modules/zod/v4/core/json-schema-processors.js';

const unused = (): never => {
  throw new Error('zod was asked for a JSON Schema, which the Worker does not carry');
};

export const stringProcessor = unused;
export const numberProcessor = unused;
export const booleanProcessor = unused;
export const bigintProcessor = unused;
export const symbolProcessor = unused;
export const nullProcessor = unused;
export const undefinedProcessor = unused;
export const voidProcessor = unused;
export const neverProcessor = unused;
export const anyProcessor = unused;
export const unknownProcessor = unused;
export const dateProcessor = unused;
export const enumProcessor = unused;
export const literalProcessor = unused;
export const nanProcessor = unused;
export const templateLiteralProcessor = unused;
export const fileProcessor = unused;
export const successProcessor = unused;
export const customProcessor = unused;
export const functionProcessor = unused;
export const transformProcessor = unused;
export const mapProcessor = unused;
export const setProcessor = unused;
export const arrayProcessor = unused;
export const objectProcessor = unused;
export const unionProcessor = unused;
export const intersectionProcessor = unused;
export const tupleProcessor = unused;
export const recordProcessor = unused;
export const nullableProcessor = unused;
export const nonoptionalProcessor = unused;
export const defaultProcessor = unused;
export const prefaultProcessor = unused;
export const catchProcessor = unused;
export const pipeProcessor = unused;
export const readonlyProcessor = unused;
export const promiseProcessor = unused;
export const optionalProcessor = unused;
export const lazyProcessor = unused;
export const allProcessors = {};
export const toJSONSchema = unused;
