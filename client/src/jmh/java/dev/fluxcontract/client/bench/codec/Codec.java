package dev.fluxcontract.client.bench.codec;

import java.io.IOException;

/** One way to turn bytes into values and values into bytes. */
interface Codec {
  Decoding decoding(Answer answer);

  /** The value to write is built beforehand, from {@link Request#json()}. */
  Encoding encoding(Request request) throws IOException;

  /** The decoded value as JSON once more, so that a codec that drops fields is found out. */
  String rewritten(Answer answer, Object decoded) throws IOException;

  interface Decoding {
    Object decode(byte[] json) throws IOException;
  }

  interface Encoding {
    byte[] encode() throws IOException;
  }
}
