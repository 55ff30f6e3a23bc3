package dev.fluxcontract.conformance.gateway;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a path asks for. The paths are the contract's. */
final class Routes {
  private static final Pattern FILE = Pattern.compile("/files/([^/]+)/(\\d+)\\.(?:png|jpeg)");
  private static final Map<String, Step> STEPS =
      Map.of("status", Step.STATUS, "result", Step.RESULT, "cancel", Step.CANCEL);

  private final Map<String, Operation> submits = new HashMap<>();
  private final Map<Step, List<Pattern>> jobs = new EnumMap<>(Step.class);
  private final Map<Step, String> methods = new EnumMap<>(Step.class);

  Routes(Contract contract, Behaviour behaviour) {
    for (Operation operation : contract.operations()) {
      Step step = STEPS.get(operation.id());
      if (operation.submits()) {
        submits.put(operation.path(), operation);
      } else if (step != null) {
        methods.put(step, operation.method());
        patterns(step).add(pattern(operation.path()));
        if (step == Step.RESULT) {
          patterns(step).add(pattern(operation.path() + behaviour.resultSuffix));
        }
        if (step == Step.STATUS && behaviour.streams) {
          methods.put(Step.STREAM, operation.method());
          patterns(Step.STREAM).add(pattern(operation.path() + "/stream"));
        }
      }
    }
  }

  /** Writes what it found into the turn. */
  void find(Turn turn) {
    Matcher file = FILE.matcher(turn.path);
    if (file.matches()) {
      turn.step = Step.FILE;
      turn.jobId = file.group(1);
      turn.fileNumber = Integer.parseInt(file.group(2));
      return;
    }
    Operation submit = submits.get(turn.path);
    if (submit != null) {
      turn.step = Step.SUBMIT;
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

  boolean methodFits(Turn turn) {
    return switch (turn.step) {
      case SUBMIT -> turn.operation != null && turn.method.equals(turn.operation.method());
      case FILE -> turn.method.equals("GET") || turn.method.equals("HEAD");
      case UNKNOWN -> true;
      default -> turn.method.equals(methods.get(turn.step));
    };
  }

  private List<Pattern> patterns(Step step) {
    return jobs.computeIfAbsent(step, s -> new ArrayList<>());
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(
        template.replace("{request_id}", "(?<requestid>[^/]+)").replaceAll("\\{[^}]+}", "[^/]+"));
  }
}
