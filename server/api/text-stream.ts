/**
 * A text told in pieces as the body of an answer. Asks for the next piece only when the last one was taken; a download that is
 * broken off ends the reading.
 */
export function textStream(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const telling = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await telling.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await telling.return?.();
    },
  });
}
