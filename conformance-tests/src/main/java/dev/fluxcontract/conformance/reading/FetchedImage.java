package dev.fluxcontract.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * One image of a result: what was told about it, and what its file turned out to be. The file
 * itself is not kept: a run may see hundreds.
 *
 * @param told the entry in the list of images
 * @param exchange how the file came; null where it is a data URI or could not be asked for
 * @param trouble why there is no file; null where there is one
 * @param format {@code png}, {@code jpeg} or another, told by the file's first bytes; empty where
 *     they tell nothing
 * @param declared the media type that came with the file: its content type, or the data URI's
 * @param flaw why it cannot be decoded; null where it can, or where only Java cannot
 * @param picture the decoded picture; null where there is none
 * @param sum the checksum of the file; empty where there is none
 */
public record FetchedImage(
    JsonNode told,
    @Nullable Exchange exchange,
    @Nullable String trouble,
    String format,
    String declared,
    @Nullable String flaw,
    @Nullable Picture picture,
    String sum) {
  public String url() {
    return told.path("url").asText("");
  }

  public String whyNoPicture() {
    String why = trouble == null ? flaw : trouble;
    return why == null ? "it is " + format + ", which Java cannot decode" : why;
  }

  public static FetchedImage absent(JsonNode told, @Nullable Exchange exchange, String trouble) {
    return new FetchedImage(told, exchange, trouble, "", "", null, null, "");
  }
}
