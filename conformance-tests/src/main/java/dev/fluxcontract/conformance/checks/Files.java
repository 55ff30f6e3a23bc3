package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.http.Ask;
import dev.fluxcontract.conformance.http.Caller;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Fetches the image files of a result, without the key. */
final class Files {
  /** More images than any request asks for; a gateway that lists thousands is not followed. */
  private static final int MOST = 12;

  private final Caller caller;

  Files(Caller caller) {
    this.caller = caller;
  }

  List<ImageFile> of(JsonNode result) {
    List<ImageFile> files = new ArrayList<>();
    for (JsonNode told : result.path("images")) {
      if (files.size() < MOST) {
        files.add(file(told));
      }
    }
    return files;
  }

  private ImageFile file(JsonNode told) {
    String url = told.path("url").asText("");
    if (url.startsWith("data:")) {
      return data(told, url);
    }
    HttpUrl address = HttpUrl.parse(url);
    if (address == null) {
      return ImageFile.absent(told, null, "its url is no absolute http(s) URL and no data URI");
    }
    Reply reply = caller.fetch(Ask.get(address));
    if (reply.status() != 200) {
      return ImageFile.absent(told, reply.exchange(), "asking for it gave " + reply.brief());
    }
    return decoded(told, reply.exchange(), reply.body(), reply.mediaType());
  }

  private static ImageFile data(JsonNode told, String url) {
    int comma = url.indexOf(',');
    String head = comma < 0 ? url : url.substring(5, comma);
    if (comma < 0 || !head.endsWith(";base64")) {
      return ImageFile.absent(told, null, "its data URI is not in base64");
    }
    String type = head.substring(0, head.indexOf(';')).toLowerCase(Locale.ROOT);
    try {
      byte[] text = url.substring(comma + 1).getBytes(StandardCharsets.ISO_8859_1);
      return decoded(told, null, Base64.getDecoder().decode(text), type);
    } catch (IllegalArgumentException e) {
      return ImageFile.absent(told, null, "its data URI is broken base64: " + e.getMessage());
    }
  }

  private static ImageFile decoded(
      JsonNode told, @Nullable Exchange exchange, byte[] file, String declared) {
    String format = Decoder.format(file);
    Decoder.Decoded decoded = Decoder.decode(file, format);
    return new ImageFile(told, exchange, null, format, declared, decoded.flaw(), decoded.picture());
  }
}
