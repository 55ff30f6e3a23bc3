package dev.fluxcontract.conformance.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayBuilder;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.run.PerThreadClock;
import dev.fluxcontract.conformance.run.RecordedRun;
import dev.fluxcontract.conformance.run.Suite;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded run is judged offline as it was judged when it was made. */
@Tag("slow")
class RecordingTest {
  @TempDir Path folder;
  private final Set<String> sentPrompts = new HashSet<>();

  @ParameterizedTest
  @ValueSource(strings = {"", "seed-off-by-one", "echoes-key", "runs-backwards", "submit-500"})
  void theSameGatewayGetsTheSameVerdicts(String fault) throws Exception {
    assertSameVerdicts(fault, RecordedPrompts.KEPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "result-prompt-other", "result-prompt-mangled", "prompt-cut"})
  void soItDoesWithoutThePrompts(String fault) throws Exception {
    assertSameVerdicts(fault, RecordedPrompts.REMOVED);
    String recording = Files.readString(folder.resolve("run.jsonl"));
    assertThat(recording).contains("\"prompts\":\"removed\"", "prompt-");
    assertThat(sentPrompts)
        .hasSizeGreaterThan(10)
        .allSatisfy(prompt -> assertThat(recording).doesNotContain(prompt));
  }

  /** The generated client waits for its result in real time. */
  @Test
  void soDoesOneWhoseResultsAreMissing() throws Exception {
    assertSameVerdicts("result-404", RecordedPrompts.KEPT);
  }

  private void assertSameVerdicts(String fault, RecordedPrompts prompts) throws Exception {
    GatewayBuilder settings = FluxGateway.builder();
    if (!fault.isEmpty()) {
      settings.fault(fault);
    }
    Path file = folder.resolve("run.jsonl");
    RunResult live;
    try (FluxGateway gateway = settings.start()) {
      live = recorded(gateway, file, prompts);
      gateway.requests().forEach(request -> rememberPrompt(request.body()));
    }
    RunResult again = Suite.run(RecordedRun.replay(Recording.read(file)).build());
    assertThat(differences(live, again)).isEmpty();
    assertThat(file).content().doesNotContain("flux-test-key");
  }

  private void rememberPrompt(String body) {
    try {
      String prompt = LosslessJson.read(body).path("prompt").asText();
      if (!prompt.isBlank()) {
        sentPrompts.add(prompt);
      }
    } catch (JsonProcessingException e) {
      // A body that is wrong on purpose.
    }
  }

  private static RunResult recorded(FluxGateway gateway, Path file, RecordedPrompts prompts)
      throws Exception {
    SuiteConfig.Builder settings =
        SuiteConfig.builder(gateway.url(), gateway.key())
            .otherKey(gateway.otherKey())
            .budget(60)
            .time(new PerThreadClock());
    try (RecordingWriter writer = RecordedRun.begin(file, settings.build(), prompts)) {
      return Suite.run(settings.interceptor(writer).build());
    }
  }

  private static List<String> differences(RunResult live, RunResult again) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < live.results().size(); i++) {
      CheckResult before = live.results().get(i);
      CheckResult now = again.results().get(i);
      assertThat(now.check().id() + now.caseId()).isEqualTo(before.check().id() + before.caseId());
      if (now.outcome() != before.outcome()) {
        differences.add(
            before.check().id()
                + " "
                + before.caseId()
                + " "
                + before.outcome()
                + " is now "
                + now.outcome()
                + ": "
                + now.reason()
                + " "
                + now.actual());
      }
    }
    assertThat(again.results()).hasSameSizeAs(live.results());
    return differences;
  }
}
