package dev.fluxcontract.client.internal.download;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds out whether the bytes of an image are whole, by the end that its format demands. It is for
 * answers that end with the connection: nothing else shows that such an answer was cut.
 */
final class ImageEndCheck {
  private static final byte[] PNG_END = "\0\0\0\0IEND\u00aeB`\u0082".getBytes(ISO_8859_1);
  private static final byte[] JPEG_START = "\u00ff\u00d8".getBytes(ISO_8859_1);
  private static final byte[] JPEG_END = "\u00ff\u00d9".getBytes(ISO_8859_1);

  /** The end of the last block, and the trailer. */
  private static final byte[] GIF_END = "\0;".getBytes(ISO_8859_1);

  private static final String JPEG_SCAN = "scan";
  private static final int JPEG_SCAN_MARKER = 0xda;
  private static final String WEBP_FILE = "RIFF";
  private static final Set<String> AVIF_BOXES = Set.of("meta", "mdat");

  /** A box without a length of its own. */
  private static final String AVIF_LAST_BOX = "last";

  private final ImageFormat format;
  private byte[] tail = {};

  /** The header of the next piece: a JPEG's segment, an AVIF's box, or WebP's file header. */
  private final ByteBuffer header = ByteBuffer.allocate(16);

  /** How many bytes there are until that header; more than any image has if none comes. */
  private long skip;

  /** The pieces that were seen. */
  private final Set<String> pieces = new HashSet<>();

  ImageEndCheck(ImageFormat format) {
    this.format = format;
    switch (format) {
      case PNG, GIF -> skip = Long.MAX_VALUE;
      case JPEG -> {
        skip = JPEG_START.length;
        header.limit(4);
      }
      case WEBP, AVIF -> header.limit(8);
    }
  }

  /** Takes the next bytes of the image. */
  void add(byte[] bytes, int count) {
    byte[] both = Arrays.copyOf(tail, tail.length + count);
    System.arraycopy(bytes, 0, both, tail.length, count);
    tail = Arrays.copyOfRange(both, Math.max(0, both.length - PNG_END.length), both.length);
    for (int i = 0; i < count; ) {
      if (skip > 0) {
        int step = (int) Math.min(skip, count - i);
        skip -= step;
        i += step;
      } else {
        header.put(bytes[i++]);
        if (!header.hasRemaining()) {
          readHeader();
        }
      }
    }
  }

  private void readHeader() {
    switch (format) {
      case PNG, GIF -> {}
      case JPEG -> readSegment();
      case WEBP -> {
        long length = Integer.toUnsignedLong(Integer.reverseBytes(header.getInt(4)));
        skip = pieces.add(WEBP_FILE) ? length : 0;
        header.position(0);
      }
      case AVIF -> readBox();
    }
  }

  /**
   * A marker and a length. The scan, which is the image, has no length. What cannot be followed
   * passes for it.
   */
  private void readSegment() {
    int marker = header.get(1) & 0xff;
    boolean scan = marker == JPEG_SCAN_MARKER || marker == 0xff || header.get(0) != (byte) 0xff;
    if (scan) {
      pieces.add(JPEG_SCAN);
    }
    skip = scan ? Long.MAX_VALUE : Math.max(0, Short.toUnsignedInt(header.getShort(2)) - 2);
    header.position(0);
  }

  /** A length, a name, and a longer length if the first one is 1; 0 means up to the end. */
  private void readBox() {
    long length = Integer.toUnsignedLong(header.getInt(0));
    if (length == 1 && header.position() == 8) {
      header.limit(16);
      return;
    }
    pieces.add(new String(header.array(), 4, 4, ISO_8859_1));
    long longer = length == 1 ? header.getLong(8) : length;
    if (longer == 0) {
      pieces.add(AVIF_LAST_BOX);
    }
    skip = longer == 0 ? Long.MAX_VALUE : Math.max(0, longer - header.position());
    header.position(0).limit(8);
  }

  /** Whether the bytes so far end as a whole image does. */
  boolean isWhole() {
    boolean betweenPieces = skip == 0 && header.position() == 0;
    return switch (format) {
      case PNG -> endsWith(PNG_END);
      case GIF -> endsWith(GIF_END);
      case JPEG -> pieces.contains(JPEG_SCAN) && endsWith(JPEG_END);
      case WEBP -> pieces.contains(WEBP_FILE) && skip == 0;
      case AVIF ->
          pieces.contains(AVIF_LAST_BOX) || (pieces.containsAll(AVIF_BOXES) && betweenPieces);
    };
  }

  private boolean endsWith(byte[] end) {
    int from = Math.max(0, tail.length - end.length);
    return Arrays.equals(tail, from, tail.length, end, 0, end.length);
  }
}
