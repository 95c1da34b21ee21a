/** Responses that remember their text: reading a large body back through a stream takes longer than making it. */

const texts = new WeakMap<Response, string>();

export function textResponse(text: string, init: ResponseInit): Response {
  const response = new Response(text, init);
  texts.set(response, text);
  return response;
}

/** The text of a response made here, as long as nobody has read it; undefined for any other. */
export const textOf = (response: Response): string | undefined =>
  response.bodyUsed ? undefined : texts.get(response);
