package dev.fluxcontract.conformance.gateway.server;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a path asks for. The paths are the contract's. */
final class RequestRoutes {
  private static final Pattern FILE = Pattern.compile("/files/([^/]+)/(\\d{1,9})\\.(?:png|jpeg)");
  private static final Map<String, GatewayStep> STEPS =
      Map.of(
          "status", GatewayStep.STATUS, "result", GatewayStep.RESULT, "cancel", GatewayStep.CANCEL);

  private final Map<String, Operation> submits = new HashMap<>();
  private final Map<GatewayStep, List<Pattern>> jobs = new EnumMap<>(GatewayStep.class);
  private final Map<GatewayStep, String> methods = new EnumMap<>(GatewayStep.class);

  RequestRoutes(Contract contract, Behaviour behaviour) {
    for (Operation operation : contract.operations()) {
      GatewayStep step = STEPS.get(operation.id());
      if (operation.submits()) {
        submits.put(operation.path(), operation);
      } else if (step != null) {
        methods.put(step, operation.method());
        patterns(step).add(pattern(operation.path()));
        if (step == GatewayStep.RESULT) {
          patterns(step).add(pattern(operation.path() + behaviour.resultSuffix));
        }
        if (step == GatewayStep.STATUS && behaviour.streams) {
          methods.put(GatewayStep.STREAM, operation.method());
          patterns(GatewayStep.STREAM).add(pattern(operation.path() + "/stream"));
        }
      }
    }
  }

  /** Writes what it found into the turn. */
  void find(RequestContext turn) {
    Matcher file = FILE.matcher(turn.path);
    if (file.matches()) {
      turn.step = GatewayStep.FILE;
      turn.jobId = file.group(1);
      turn.fileNumber = Integer.parseInt(file.group(2));
      return;
    }
    Operation submit = submits.get(turn.path);
    if (submit != null) {
      turn.step = GatewayStep.SUBMIT;
      turn.operation = submit;
      return;
    }
    jobs.forEach(
        (step, patterns) -> {
          for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(turn.path);
            if (matcher.matches()) {
              turn.step = step;
              turn.jobId = matcher.group("requestid");
            }
          }
        });
  }

  boolean methodFits(RequestContext turn) {
    return switch (turn.step) {
      case SUBMIT -> turn.operation != null && turn.method.equals(turn.operation.method());
      case FILE -> turn.method.equals("GET") || turn.method.equals("HEAD");
      case UNKNOWN -> true;
      default -> turn.method.equals(methods.get(turn.step));
    };
  }

  private List<Pattern> patterns(GatewayStep step) {
    return jobs.computeIfAbsent(step, s -> new ArrayList<>());
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(
        template.replace("{request_id}", "(?<requestid>[^/]+)").replaceAll("\\{[^}]+}", "[^/]+"));
  }
}
