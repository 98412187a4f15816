type Bytes = Uint8Array<ArrayBuffer>;

/** Segments of a file that arrive side by side and make one stream. */
export interface Segments {
  readonly stream: ReadableStream<Bytes>;
  /** compressed bytes of a segment, where the browser decodes them itself */
  push(segment: number, bytes: ArrayBuffer): void;
  end(segment: number): void;
}

/** Returns what comes through a port until a null, as a stream. */
function portStream(port: MessagePort): ReadableStream<Bytes> {
  return new ReadableStream({
    start(controller) {
      port.onmessage = ({data}: MessageEvent<Bytes | null>) => {
        if (data) controller.enqueue(data);
        else controller.close();
      };
    }
  });
}

/** Returns streams as one, in order. */
function concatenate(streams: readonly ReadableStream<Bytes>[]): ReadableStream<Bytes> {
  const readers = streams.map((stream) => stream.getReader());
  let current = 0;
  return new ReadableStream({
    async pull(controller) {
      for (; current < readers.length; current++) {
        const {done, value} = await readers[current]!.read();
        if (!done) return controller.enqueue(value);
      }
      controller.close();
    }
  });
}

/** Returns segments that are decoded elsewhere and come through these ports. */
export function segmentsFrom(ports: readonly MessagePort[]): Segments {
  const nothing = (): void => {};
  return {stream: concatenate(ports.map(portStream)), push: nothing, end: nothing};
}

/** Returns segments that this worker decodes by the browser's own Brotli. */
export function segmentsHere(count: number): Segments {
  const inputs: ReadableStreamDefaultController<Bytes>[] = [];
  const streams = Array.from({length: count}, () =>
    new ReadableStream<Bytes>({start: (controller) => void inputs.push(controller)}).pipeThrough(
      new DecompressionStream("brotli" as CompressionFormat)
    )
  );
  return {
    stream: concatenate(streams),
    push: (segment, bytes) => inputs[segment]!.enqueue(new Uint8Array(bytes)),
    end: (segment) => inputs[segment]!.close()
  };
}
