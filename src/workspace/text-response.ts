/** Responses that keep their text as it is: a body's stream would encode and copy it twice before it is sent. */

class TextResponse extends Response {
  readonly written: string;

  constructor(text: string, init: ResponseInit) {
    super(null, init);
    this.written = text;
  }

  override text(): Promise<string> {
    return Promise.resolve(this.written);
  }

  override async json(): Promise<unknown> {
    return JSON.parse(this.written);
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return new TextEncoder().encode(this.written).buffer;
  }
}

export const textResponse = (text: string, init: ResponseInit): Response => new TextResponse(text, init);

/** The text of a response made here; undefined for any other. */
export const textOf = (response: Response): string | undefined =>
  response instanceof TextResponse ? response.written : undefined;
