type Bytes = Uint8Array<ArrayBuffer>;

/** Takes compressed segments of a file, side by side. */
export interface SegmentInput {
  /** the next bytes of a segment */
  push(segment: number, bytes: ArrayBuffer): void;
  /** nothing more of a segment comes */
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

/** Returns segments that are decoded elsewhere and come through these ports, as one stream. */
export function segmentsFrom(ports: readonly MessagePort[]): ReadableStream<Bytes> {
  return concatenate(ports.map(portStream));
}

/** Returns what takes so many segments, and the stream that they make, decoded by the browser's own Brotli. */
export function segmentsHere(count: number): {input: SegmentInput; stream: ReadableStream<Bytes>} {
  const inputs: ReadableStreamDefaultController<Bytes>[] = [];
  const streams = Array.from({length: count}, () =>
    new ReadableStream<Bytes>({start: (controller) => void inputs.push(controller)}).pipeThrough(
      new DecompressionStream("brotli" as CompressionFormat)
    )
  );
  return {
    input: {
      push: (segment, bytes) => inputs[segment]!.enqueue(new Uint8Array(bytes)),
      end: (segment) => inputs[segment]!.close()
    },
    stream: concatenate(streams)
  };
}
