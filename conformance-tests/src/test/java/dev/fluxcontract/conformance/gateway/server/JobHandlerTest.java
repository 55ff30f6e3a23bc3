package dev.fluxcontract.conformance.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.painting.SampleSpecs;
import dev.fluxcontract.conformance.gateway.queue.JobTiming;
import dev.fluxcontract.conformance.gateway.queue.QueueModel;
import dev.fluxcontract.conformance.gateway.queue.TestClock;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers about jobs, asked without HTTP. */
class JobHandlerTest {
  @Test
  void aStreamIsHeldBackUntilTheJobIsOver() {
    Behaviour behaviour = new Behaviour(Clock.systemUTC(), 1);
    behaviour.timing = new JobTiming(0, 0, Duration.ofSeconds(3), Duration.ofSeconds(4));
    QueueModel queue = new QueueModel(new TestClock(), behaviour.timing);
    JobHandler jobs = new JobHandler(behaviour, queue, new ResponseBodies(behaviour));
    var request = LosslessJson.object();
    var making = SampleSpecs.spec(1, 8, 8, true);
    queue.submit("a", Contract.bundled().submits().get(0), request, making, false, null);
    RequestContext context =
        new RequestContext("GET", "/", Map.of(), Map.of(), new byte[0], "http://own");
    context.step = GatewayStep.STREAM;
    context.jobId = "a";
    GatewayReply reply = jobs.answer(context);
    assertThat(reply.delay).isEqualTo(Duration.ofSeconds(7));
    assertThat(new String(reply.raw, StandardCharsets.UTF_8)).contains("COMPLETED");
  }
}
