/** The other half of what `zod-json-schema-processors.ts` stands for. Every schema asks for these methods when it is made. */
const unused = (): never => {
  throw new Error('zod was asked for a JSON Schema, which the Worker does not carry');
};

export const createToJSONSchemaMethod = () => unused;
export const createStandardJSONSchemaMethod = () => unused;
export const initializeContext = unused;
export const handleUnrepresentable = unused;
export const processSchema = unused;
export const extractDefs = unused;
export const finalize = unused;
export { unused as process };
