package dev.fluxcontract.conformance.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.page.FieldRelation.Kind;
import dev.fluxcontract.conformance.page.PageReview.OperationReview;
import dev.fluxcontract.conformance.page.model.FactSource;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.reading.JobOperation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The facts that a page states of an operation, as checks ask for them. */
final class StatedFacts {
  private static final Pattern DATA_URI = Pattern.compile("(?i)base64|data[ -]?ur[il]|data:image");
  private static final Set<String> STATES = Set.of("IN_QUEUE", "IN_PROGRESS", "COMPLETED");

  private StatedFacts() {}

  static Set<PageFact> of(PublishedPage page, OperationReview said) {
    Set<PageFact> facts = EnumSet.of(PageFact.REQUEST, PageFact.FIELDS);
    if (page.auth() != null) {
      facts.add(PageFact.AUTH);
    }
    Map<String, PageField> fields = new HashMap<>();
    for (FieldRelation field : said.fields()) {
      if (field.kind() != Kind.MISSING && field.field().said() != FactSource.EXAMPLE) {
        fields.put(field.field().name(), field.field());
        if (DATA_URI.matcher(field.field().text()).find()) {
          facts.add(PageFact.DATA_URI);
        }
      }
    }
    addIf(fields.containsKey("num_images"), PageFact.IMAGE_COUNT, facts);
    addIf(fields.containsKey("output_format"), PageFact.IMAGE_FORMAT, facts);
    PageField ratio = fields.get("aspect_ratio");
    PageField size = fields.get("image_size");
    addIf(ratio != null, PageFact.ASPECT_RATIO, facts);
    boolean sized = size != null && size.fact("default") != null;
    addIf(ratio != null && ratio.fact("default") != null && !sized, PageFact.DEFAULT_RATIO, facts);
    answer(said, facts);
    return facts;
  }

  /** What a page states that describes the operation of a later step. */
  static Set<PageFact> ofFollowUp(String operationId) {
    Set<PageFact> facts = EnumSet.noneOf(PageFact.class);
    for (JobOperation step : JobOperation.values()) {
      if (step.operation().equals(operationId)) {
        facts.add(PageFact.valueOf(step.name()));
        facts.add(address(step));
      }
    }
    return facts;
  }

  private static PageFact address(JobOperation step) {
    return PageFact.valueOf(step.name() + "_ADDRESS");
  }

  private static void answer(OperationReview said, Set<PageFact> facts) {
    for (FieldRelation relation : said.answer()) {
      if (relation.kind() != Kind.MISSING) {
        facts.add(PageFact.ANSWER);
        String name = relation.field().name();
        addIf(name.equals("request_id"), PageFact.TICKET_ID, facts);
        for (JobOperation step : JobOperation.values()) {
          addIf(name.equals(step.field()), address(step), facts);
        }
        addIf(name.endsWith("_url"), PageFact.TICKET_URL, facts);
        addIf(name.equals("status") && isQueueState(relation), PageFact.TICKET_STATE, facts);
      }
    }
  }

  /** Whether the page prints states of the queue for the field, and no other. */
  private static boolean isQueueState(FieldRelation relation) {
    List<JsonNode> printed = new ArrayList<>(relation.field().examples());
    relation.field().facts().path("enum").forEach(printed::add);
    return !printed.isEmpty()
        && printed.stream().allMatch(state -> STATES.contains(state.asText()));
  }

  private static void addIf(boolean stated, PageFact fact, Set<PageFact> facts) {
    if (stated) {
      facts.add(fact);
    }
  }
}
