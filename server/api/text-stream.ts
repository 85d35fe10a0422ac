/**
 * A text in chunks as a response body. Requests the next chunk only when the previous one was consumed; an aborted
 * download ends the iteration.
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
