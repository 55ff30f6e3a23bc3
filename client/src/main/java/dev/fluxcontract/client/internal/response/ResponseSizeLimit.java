package dev.fluxcontract.client.internal.response;

import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;

/**
 * How much is read of a response, by what was asked for. A request for the result has {@link
 * #RESULT} as its tag.
 *
 * <p>A gateway may answer a submit or a status request with the images themselves. Such a response
 * is read as a result is.
 */
public enum ResponseSizeLimit {
  /** Tickets, states and errors are a few hundred bytes long. */
  SHORT,
  /** Four images of four megapixels fit in, as data URIs. */
  RESULT;

  private static final long SHORT_BYTES = 256L << 10;
  private static final long RESULT_BYTES = 64L << 20;

  private static final ByteString IMAGES = ByteString.encodeUtf8("\"images\"");

  /** Without the slash, which JSON may escape. */
  private static final ByteString DATA_URI = ByteString.encodeUtf8("data:image");

  static ResponseSizeLimit of(Request request) {
    ResponseSizeLimit limit = request.tag(ResponseSizeLimit.class);
    return limit == null ? SHORT : limit;
  }

  /** Reads the bytes of a body; at most as many as the limit allows. */
  BoundedBody read(Response response, ResponseBody body) {
    BoundedBody bounded = BoundedBody.read(body, SHORT_BYTES);
    return bounded.whole() || !allowsMoreOf(bounded.bytes(), response.code())
        ? bounded
        : bounded.readOn(body, RESULT_BYTES);
  }

  /** A refusal may repeat the image of the request. */
  private boolean allowsMoreOf(Buffer beginning, int status) {
    if (isMarkup(beginning) || status >= 500) {
      return false;
    }
    return (status < 300 && (this == RESULT || contains(beginning, IMAGES)))
        || contains(beginning, DATA_URI);
  }

  private static boolean contains(Buffer beginning, ByteString word) {
    return beginning.snapshot().indexOf(word) >= 0;
  }

  /** Whether text begins as a page does, behind white space or a byte order mark. */
  static boolean isMarkup(Buffer beginning) {
    long at = 0;
    while (at < beginning.size() && (beginning.getByte(at) <= ' ')) {
      at++;
    }
    return at < beginning.size() && beginning.getByte(at) == '<';
  }
}
