package dev.fluxcontract.benchmarks.codec;

import java.io.IOException;
import okio.Buffer;

/** One way to turn bytes into values and values into bytes. */
interface Codec {
  Decoding decoding(SampleResponse response);

  /** Encodes the value of {@link SampleRequest#JSON}, which is built beforehand. */
  Encoding encoding() throws IOException;

  /** The decoded value as JSON again, to detect a codec that drops fields. */
  String rewritten(SampleResponse response, Object decoded) throws IOException;

  /** Each starts where OkHttp stops: at the bytes that were read from the socket. */
  interface Decoding {
    Object decode(Buffer json) throws IOException;
  }

  interface Encoding {
    byte[] encode() throws IOException;
  }
}
