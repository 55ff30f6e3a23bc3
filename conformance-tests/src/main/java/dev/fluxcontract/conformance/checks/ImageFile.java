package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Picture;
import org.jspecify.annotations.Nullable;

/**
 * One image of a result: what was told about it, and what its file turned out to be.
 *
 * @param told the entry in the list of images
 * @param reply how the file came; null where it is a data URI or could not be asked for
 * @param trouble why there is no file; null where there is one
 * @param bytes how many bytes the file has
 * @param format {@code png}, {@code jpeg} or another, told by the file's first bytes; empty where
 *     they tell nothing
 * @param declared the media type that came with the file: its content type, or the data URI's
 * @param flaw why it cannot be decoded; null where it can
 * @param picture the decoded picture; null where there is none
 */
record ImageFile(
    JsonNode told,
    @Nullable Reply reply,
    @Nullable String trouble,
    int bytes,
    String format,
    String declared,
    @Nullable String flaw,
    @Nullable Picture picture) {
  String url() {
    return told.path("url").asText("");
  }

  static ImageFile absent(JsonNode told, @Nullable Reply reply, String trouble) {
    return new ImageFile(told, reply, trouble, 0, "", "", null, null);
  }
}
