package dev.fluxcontract.conformance.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.report.Report;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mistake that gateways are known for, and how it is recognised.
 *
 * @param name the mistake, in a few words
 * @param matches whether a failed case of a report shows it
 * @param advice what the operator has to change
 */
record KnownMistake(String name, BiPredicate<Symptom, Report> matches, String advice) {
  private static final Pattern MISSING = Pattern.compile("(?i)missing|required");
  private static final Pattern KEY = Pattern.compile("(Bearer|Key) \\$FLUX_API_KEY");
  private static final Set<String> TICKET_URLS = Set.of("TICKET-06", "TICKET-07", "TICKET-11");

  /** The key is refused before any check runs, so there is no failed case to recognise it by. */
  static final KnownMistake WRONG_WORD =
      new KnownMistake(
          "The gateway refuses the key, or the word before it",
          KnownMistake::refusesTheKey,
          "The pages of FLUX gateways document Authorization: Bearer for relays, and Authorization:"
              + " Key for fal. Please accept the documented word, or tell us which one you expect.");

  /** The first that matches is the likeliest. */
  static final List<KnownMistake> ALL =
      List.of(
          WRONG_WORD,
          new KnownMistake(
              "The gateway reports an error as success: 2xx with an error in the body",
              (symptom, report) -> reportsErrorAsSuccess(symptom),
              "Callers go by the status code. Please answer an error with 4xx or 5xx, as"
                  + " documented, and pass on the status of the service behind the gateway."),
          new KnownMistake(
              "The body of a request is wrapped in `input`, or expected to be",
              (symptom, report) -> wrapsTheBody(symptom),
              "The documented body has prompt and the other fields at its top level. It seems to"
                  + " be read, or passed on, inside another object. Please pass it on as it is."),
          new KnownMistake(
              "The documented path is unknown: a prefix of it is stripped, or missing",
              (symptom, report) -> losesThePrefix(symptom),
              "A request to a documented path is 404. Please pass on the whole path, with the"
                  + " prefix that the documents print, and put it into the URLs of a ticket."),
          new KnownMistake(
              "The host is not rewritten: a ticket names another host, where the job is unknown",
              (symptom, report) -> namesAnotherHost(symptom),
              "status_url, response_url and cancel_url of a ticket seem to be those of the service"
                  + " behind the gateway. Please replace their scheme, host and path by your own."),
          new KnownMistake(
              "The status address is missing: GET …/status never answers with a state",
              KnownMistake::hasNoStatus,
              "Callers ask GET …/requests/ID/status before they fetch the result. Please route that"
                  + " path to the service behind the gateway."));

  static @Nullable KnownMistake of(Symptom symptom, Report report) {
    return ALL.stream()
        .filter(mistake -> mistake.matches().test(symptom, report))
        .findFirst()
        .orElse(null);
  }

  private static boolean refusesTheKey(Symptom symptom, Report report) {
    Exchange last = symptom.last();
    return last != null
        && !symptom.checkId().startsWith("AUTH-")
        && (last.status() == 401 || last.status() == 403)
        && KEY.matcher(header(last, "authorization")).matches()
        && exchanges(report, "submit").noneMatch(exchange -> exchange.status() / 100 == 2);
  }

  private static boolean reportsErrorAsSuccess(Symptom symptom) {
    JsonNode body = symptom.response();
    return symptom.status() / 100 == 2
        && saysError(body)
        && !body.has("request_id")
        && !body.has("images")
        && !body.path("status").isTextual();
  }

  private static boolean saysError(JsonNode body) {
    int code = body.path("code").asInt();
    return Stream.of("error", "errors", "detail").anyMatch(body::hasNonNull)
        || (code >= 400 && code <= 599)
        || (body.path("success").isBoolean() && !body.path("success").asBoolean());
  }

  private static boolean wrapsTheBody(Symptom symptom) {
    Exchange last = symptom.last();
    String answer = last == null ? null : last.responseBody();
    if (answer == null
        || !symptom.checkId().startsWith("SUBMIT-")
        || !symptom.step().equals("submit")
        || symptom.status() / 100 != 4
        || !MISSING.matcher(answer).find()) {
      return false;
    }
    // Where the answer says which field it misses, it may also repeat those that came.
    List<JsonNode> places = symptom.response().findValues("loc");
    String named = places.isEmpty() ? answer : places.toString();
    JsonNode request = symptom.request();
    return !request.has("input")
        && (named.contains("\"input\"")
            || request.properties().stream()
                .anyMatch(field -> named.contains("\"" + field.getKey() + "\"")));
  }

  private static boolean losesThePrefix(Symptom symptom) {
    return symptom.checkId().startsWith("SUBMIT-")
        && symptom.step().equals("submit")
        && symptom.status() == 404;
  }

  private static boolean namesAnotherHost(Symptom symptom) {
    return TICKET_URLS.contains(symptom.checkId())
        && ticketUrls(symptom).stream()
            .anyMatch(url -> !Objects.equals(host(url), host(symptom.gateway())));
  }

  private static boolean hasNoStatus(Symptom symptom, Report report) {
    return symptom.step().equals("status")
        && exchanges(report, "status").allMatch(KnownMistake::isUnrouted);
  }

  private static Stream<Exchange> exchanges(Report report, String step) {
    return report.run().results().stream()
        .flatMap(result -> result.exchanges().stream())
        .filter(exchange -> Symptom.step(exchange).equals(step));
  }

  /** Whether an answer is an error, or the page that a web server gives for unknown paths. */
  private static boolean isUnrouted(Exchange exchange) {
    String body = exchange.responseBody();
    return exchange.transportError() == null
        && (exchange.status() >= 400 || (body != null && body.stripLeading().startsWith("<")));
  }

  /** The URLs of the ticket that a submit among the exchanges got. */
  private static List<String> ticketUrls(Symptom symptom) {
    return symptom.result().exchanges().stream()
        .filter(exchange -> Symptom.step(exchange).equals("submit"))
        .map(exchange -> Symptom.json(exchange.responseBody()))
        .flatMap(
            ticket ->
                List.of("status_url", "response_url", "cancel_url").stream()
                    .map(field -> ticket.path(field).asText("")))
        .filter(url -> url.matches("https?://.*"))
        .toList();
  }

  private static String header(Exchange exchange, String name) {
    return exchange.requestHeaders().entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(header -> header.getValue())
        .findFirst()
        .orElse("");
  }

  private static @Nullable String host(String url) {
    try {
      return URI.create(url).getAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
