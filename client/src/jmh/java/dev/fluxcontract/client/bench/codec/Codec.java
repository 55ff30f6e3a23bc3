package dev.fluxcontract.client.bench.codec;

import java.io.IOException;
import okio.Buffer;

/** One way to turn bytes into values and values into bytes. */
interface Codec {
  Decoding decoding(Answer answer);

  /** The value to write is built beforehand, from {@link Request#json()}. */
  Encoding encoding(Request request) throws IOException;

  /** The decoded value as JSON once more, so that a codec that drops fields is found out. */
  String rewritten(Answer answer, Object decoded) throws IOException;

  /** All start where OkHttp leaves them: at the bytes as they came off the socket. */
  interface Decoding {
    Object decode(Buffer json) throws IOException;
  }

  interface Encoding {
    byte[] encode() throws IOException;
  }
}
