package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.download.ImageFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Small images that are whole: each has the structure that its format demands, to the end. */
final class WholeImages {
  private WholeImages() {}

  static byte[] of(ImageFormat format) {
    return switch (format) {
      case PNG ->
          join(
              SampleImages.bytes("\u0089PNG\r\n\u001a\n"),
              chunk("IHDR", new byte[13]),
              chunk("IDAT", SampleImages.bytes("x IEN IEND y")),
              chunk("IEND", new byte[0]));
      case JPEG ->
          join(
              SampleImages.bytes("\u00ff\u00d8"),
              // Its thumbnail is a JPEG that has an end of its own.
              SampleImages.bytes("\u00ff\u00e1\0\u0012\u00ff\u00d8 thumbnail \u00ff\u00d9 "),
              SampleImages.bytes("\u00ff\u00da\0\u0004\0\0 scan \u00ff\0\u00ff\u00d0 data "),
              SampleImages.bytes("\u00ff\u00d9"));
      case GIF ->
          join(
              SampleImages.bytes("GIF89a\u0001\0\u0001\0\0\0\0"),
              SampleImages.bytes(",\0\0\0\0\u0001\0\u0001\0\0\u0002\u0004a;b;\0"),
              SampleImages.bytes(";"));
      case WEBP -> {
        byte[] chunk = SampleImages.bytes("VP8L\n\0\0\0ten bytes!");
        yield join(
            SampleImages.bytes("RIFF"),
            length(chunk.length + 4),
            SampleImages.bytes("WEBP"),
            chunk);
      }
      case AVIF ->
          join(
              SampleImages.bytes("\0\0\0\u0018ftypavif\0\0\0\0mif1avif"),
              box("meta", 20),
              // A size of 1 says that the size follows the name, in eight bytes.
              SampleImages.bytes("\0\0\0\u0001mdat\0\0\0\0\0\0\0\u0018"),
              new byte[8]);
    };
  }

  private static byte[] box(String name, int content) {
    return ByteBuffer.allocate(8 + content)
        .putInt(8 + content)
        .put(SampleImages.bytes(name))
        .array();
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] named = join(SampleImages.bytes(name), content);
    CRC32 checksum = new CRC32();
    checksum.update(named);
    return ByteBuffer.allocate(8 + named.length)
        .putInt(content.length)
        .put(named)
        .putInt((int) checksum.getValue())
        .array();
  }

  private static byte[] length(int length) {
    return ByteBuffer.allocate(4).putInt(Integer.reverseBytes(length)).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
