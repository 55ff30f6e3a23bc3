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

  /** Writes what it found into the context. */
  void find(RequestContext context) {
    Matcher file = FILE.matcher(context.path);
    if (file.matches()) {
      context.step = GatewayStep.FILE;
      context.jobId = file.group(1);
      context.fileNumber = Integer.parseInt(file.group(2));
      return;
    }
    Operation submit = submits.get(context.path);
    if (submit != null) {
      context.step = GatewayStep.SUBMIT;
      context.operation = submit;
      return;
    }
    jobs.forEach(
        (step, patterns) -> {
          for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(context.path);
            if (matcher.matches()) {
              context.step = step;
              context.jobId = matcher.group("requestid");
            }
          }
        });
  }

  boolean methodFits(RequestContext context) {
    return switch (context.step) {
      case SUBMIT -> context.operation != null && context.method.equals(context.operation.method());
      case FILE -> context.method.equals("GET") || context.method.equals("HEAD");
      case UNKNOWN -> true;
      default -> context.method.equals(methods.get(context.step));
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
