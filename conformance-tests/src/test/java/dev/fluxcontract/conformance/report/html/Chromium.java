package dev.fluxcontract.conformance.report.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real browser without a window, driven through its DevTools socket. */
final class Chromium implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private String session = "";

  private Chromium(Process process, String address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener())
            .join();
  }

  /** Starts one, with a profile in the folder; skips the test where none is installed. */
  static Chromium start(Path folder) throws IOException {
    Optional<Path> program =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(
                dir ->
                    Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(dir, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(program.isPresent(), "no chromium, chromium-browser or google-chrome on the PATH");
    Process process =
        new ProcessBuilder(
                program.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .start();
    BufferedReader said = process.errorReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("DevTools listening on ")) {
        Chromium browser = new Chromium(process, line.substring("DevTools listening on ".length()));
        browser.attach();
        return browser;
      }
    }
    throw new IOException("Chromium ended before it listened");
  }

  private void attach() {
    String target =
        command("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    session =
        command("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    for (String room : List.of("Page", "Runtime", "Network", "Log")) {
      command(room + ".enable", Map.of());
    }
  }

  /** Opens a page and waits until it has loaded. */
  void open(Path page) {
    events.clear();
    command("Page.navigate", Map.of("url", page.toUri().toString()));
    evaluate(
        "new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))");
  }

  /** The value of an expression; a promise is waited for. */
  JsonNode evaluate(String expression) {
    JsonNode answer =
        command(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.get("exceptionDetails").toString());
    }
    return answer.at("/result/value");
  }

  /** The texts that an expression lists. */
  List<String> strings(String expression) {
    List<String> values = new ArrayList<>();
    evaluate(expression).forEach(value -> values.add(value.asText()));
    return values;
  }

  /** The texts of the elements that a selector finds. */
  List<String> texts(String selector) {
    return strings("[...document.querySelectorAll(`" + selector + "`)].map(e => e.textContent)");
  }

  /** The events of one kind since the page was opened. */
  List<JsonNode> events(String method) {
    return events.stream().filter(event -> event.path("method").asText().equals(method)).toList();
  }

  JsonNode command(String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        received(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void received(String message) {
      try {
        JsonNode json = JSON.readTree(message);
        CompletableFuture<JsonNode> answer = answers.remove(json.path("id").asInt());
        if (answer == null) {
          events.add(json);
        } else if (json.has("error")) {
          answer.completeExceptionally(new IOException(json.get("error").toString()));
        } else {
          answer.complete(json.get("result"));
        }
      } catch (IOException e) {
        throw new IllegalStateException(message, e);
      }
    }
  }
}
