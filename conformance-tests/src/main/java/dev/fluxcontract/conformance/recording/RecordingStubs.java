package dev.fluxcontract.conformance.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.RequestPurpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recording as mappings of WireMock. A request gets the answers that the same request with the
 * run's own key got, in turn, and the last of them again. Addresses at the recorded gateway lead to
 * the server of the mappings, and those of other hosts, such as image files, to {@code /at/HOST}
 * there.
 */
public final class RecordingStubs {
  /** For a server whose address is not known; WireMock fills it in. */
  public static final String ANY_SERVER = "{{request.baseUrl}}";

  /** Begins a template, by itself or in front of an address that is filled in. */
  private static final Pattern BRACE = Pattern.compile("\\{(?=\\{|(?i:https?:))");

  /** WireMock has no escape for a brace; what a parameter holds is not filled in. */
  private static final String SHOWN_BRACE = "{{parameters.brace}}";

  /** What ends an origin; a brace would become part of the template. */
  private static final String END = "(?![\\w.:}-])";

  /** They belong to the connection, or to the length of an answer that is rewritten. */
  private static final Set<String> NOT_REPEATED =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "date",
          "keep-alive",
          "set-cookie",
          "set-cookie2",
          "transfer-encoding");

  private final String base;
  private final String gateway;
  private final boolean anyPrompt;
  private final Set<String> origins = new HashSet<>();
  private final Map<String, List<RecordedExchange>> answers = new LinkedHashMap<>();

  /** Which came first: two may have the same millisecond. */
  private final IdentityHashMap<RecordedExchange, Integer> order = new IdentityHashMap<>();

  private RecordingStubs(Recording recording, String base) throws IOException {
    this.base = base;
    this.gateway = origin(recording.header().gateway());
    this.anyPrompt = recording.header().prompts() == RecordedPrompts.REMOVED;
    origins.add(gateway);
    for (Recording.Place place : recording.places()) {
      RecordedExchange one = recording.at(place);
      if (isOwn(one) && one.answer().trouble() == null) {
        origins.add(origin(one.url()));
        order.put(one, order.size());
        answers.computeIfAbsent(request(one), any -> new ArrayList<>()).add(one);
      }
    }
  }

  /**
   * The mappings.
   *
   * @param base the URL of the server that they are for, or {@link #ANY_SERVER}
   */
  public static List<ObjectNode> of(Recording recording, String base) throws IOException {
    RecordingStubs stubs = new RecordingStubs(recording, base);
    List<ObjectNode> mappings = new ArrayList<>();
    for (List<RecordedExchange> answers : stubs.answers.values()) {
      List<RecordedExchange> told = stubs.whenOver(answers);
      String scenario = "recorded-" + mappings.size();
      for (int i = 0; i < told.size(); i++) {
        ObjectNode mapping = stubs.mapping(told.get(i));
        if (told.size() > 1) {
          mapping.put("scenarioName", scenario);
          mapping.put("requiredScenarioState", i == 0 ? "Started" : Integer.toString(i));
          if (i + 1 < told.size()) {
            mapping.put("newScenarioState", Integer.toString(i + 1));
          }
        }
        mappings.add(mapping);
      }
    }
    return mappings;
  }

  /** Image files are fetched without a key. */
  private static boolean isOwn(RecordedExchange one) {
    return one.credentials().equals(ProbeCredentials.OWN.name().toLowerCase(Locale.ROOT))
        || one.purpose().equals(RequestPurpose.FILE.toString());
  }

  /**
   * Leaves out what a result answered before the job was over: a caller who waits for the state
   * does not ask for it.
   */
  private List<RecordedExchange> whenOver(List<RecordedExchange> told) {
    RecordedExchange first = told.get(0);
    List<RecordedExchange> states = answers.get("GET " + first.url() + "/status ");
    if (states == null || !first.method().equals("GET")) {
      return told;
    }
    String last = state(states.get(states.size() - 1));
    RecordedExchange over =
        states.stream().filter(one -> state(one).equals(last)).findFirst().orElseThrow();
    List<RecordedExchange> later = told.stream().filter(one -> place(one) > place(over)).toList();
    return later.isEmpty() ? told : later;
  }

  private int place(RecordedExchange one) {
    return Objects.requireNonNull(order.get(one));
  }

  private static String state(RecordedExchange status) {
    try {
      return LosslessJson.readBounded(status.answer().body()).path("status").asText();
    } catch (IOException e) {
      return "";
    }
  }

  private static String request(RecordedExchange one) {
    return one.method() + " " + one.url() + " " + Objects.requireNonNullElse(one.body(), "");
  }

  private ObjectNode mapping(RecordedExchange one) {
    ObjectNode mapping = LosslessJson.object();
    ObjectNode request = mapping.putObject("request");
    request.put("method", one.method()).put("url", local(one.url(), ""));
    if (one.body() != null) {
      ObjectNode pattern = request.putArray("bodyPatterns").addObject();
      if (isJson(one.body())) {
        pattern.put("equalToJson", anyPrompt ? PromptRemoval.forAnyPrompt(one.body()) : one.body());
      } else {
        pattern.put("equalTo", one.body());
      }
    }
    ObjectNode response = mapping.putObject("response");
    response.put("status", one.answer().status());
    ObjectNode headers = response.putObject("headers");
    one.answer()
        .headers()
        .forEach(
            (name, value) -> {
              if (!NOT_REPEATED.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, rewritten(value));
              }
            });
    body(response, one.answer().body());
    if (base.equals(ANY_SERVER)) {
      response.putArray("transformers").add("response-template");
      response.putObject("transformerParameters").put("brace", "{");
    }
    return mapping;
  }

  private void body(ObjectNode response, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
      response.put("body", rewritten(text));
    } else {
      response.put("base64Body", Base64.getEncoder().encodeToString(body));
    }
  }

  private String rewritten(String text) {
    String shown = base.equals(ANY_SERVER) ? BRACE.matcher(text).replaceAll(SHOWN_BRACE) : text;
    for (String origin : origins) {
      String own = Matcher.quoteReplacement(local(origin, base));
      shown = shown.replaceAll(Pattern.quote(origin) + END, own);
      String escaped = origin.replace("/", "\\/");
      shown = shown.replaceAll(Pattern.quote(escaped) + END, own);
    }
    return shown;
  }

  /** Where an address stands at the server of the mappings. */
  private String local(String url, String server) {
    String origin = origin(url);
    String path = url.substring(origin.length());
    return server
        + (origin.equals(gateway) ? "" : "/at/" + origin.replaceFirst("(?i)https?://", ""))
        + path;
  }

  /** The scheme and the host; a recording holds no other URLs with an answer. */
  private static String origin(String url) {
    return url.replaceFirst("(://[^/?#]+).*", "$1");
  }

  private static boolean isJson(String body) {
    try {
      LosslessJson.read(body);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
