package dev.fluxcontract.conformance.page.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway's page says.
 *
 * @param file the name under which it was given
 * @param format the format that it was read in
 * @param origin the project that it was published from, or null where it does not say
 * @param servers the base URLs that it names
 * @param auth the word before the key, {@code Bearer} or {@code Key}, or null where it names none
 * @param operations what it documents
 * @param problems what is wrong with it as a whole
 */
public record PublishedPage(
    String file,
    PageFormat format,
    @Nullable String origin,
    List<String> servers,
    @Nullable String auth,
    List<PageOperation> operations,
    List<PageProblem> problems) {
  public PublishedPage {
    servers = List.copyOf(servers);
    operations = List.copyOf(operations);
    problems = List.copyOf(problems);
  }
}
