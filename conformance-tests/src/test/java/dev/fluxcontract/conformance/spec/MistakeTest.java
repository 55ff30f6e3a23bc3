package dev.fluxcontract.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that someone could make in the contract, each with the message that follows. */
class MistakeTest {
  private static final Spec CONTRACT = Spec.published();

  /** Where, the key there, its new value (none: the key is taken out), and the message. */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /paths | /fal-ai/flux-pro/kontext/max | | max: is missing, but D4 documents it
          /paths | /BASE_URL/fal-ai/flux-1/dev | {} | has a placeholder in its address
          /servers/0 | url | https://example.org | servers: lack https://www.anyapi.vip, which D5 documents
          /servers/0 | url | https://BASE_URL | has a placeholder in its address
          /security/0 | Bearer | | security lacks Bearer, which D5 documents
          /info/x-documents/0 | gateway | | lacks gateway
          /components/schemas/KontextEdit/properties/prompt | x-documented-by | [D99] | D99 is not a document of info.x-documents
          /components/schemas/KontextEdit/properties/prompt | x-documented-by | [D4, D4] | D4 stands there twice
          /components/schemas/KontextEdit/properties/prompt | x-documented-by | | lacks x-documented-by
          /components/schemas/QueueTicket/properties/logs | x-settled | | logs: required is false; the documents say true (D5), true (D8), and it has no x-settled
          /components/schemas/DevTextToImage/properties/output_format | x-settled | | output_format: enum is
          /components/schemas/DevTextToImage/properties/output_format | x-settled | "two\\nlines" | x-settled must be one line
          /paths/~1fal-ai~1flux-1~1dev~1image-to-image/post | x-settled | | lacks an x-settled; D1 writes /BASE_URL
          /paths/~1fal-ai~1flux-1~1dev/post | summary | 文本转图像 | is not in English
          /paths/~1fal-ai~1flux-1~1dev/post/responses | 200 | | (submitDevTextToImage): lacks an answer 200
          /paths/~1fal-ai~1flux-1~1dev/post/responses | 422 | | (submitDevTextToImage): lacks an answer 422
          /components/responses/TooMany | content | | its answer 429 has no named schema
          /components/responses/TooMany/content/application~1json | schema | {type: object} | is an empty schema
          /components/requestBodies/KontextEdit | required | | (submitKontextEdit): its request body must be required
          /components/requestBodies/DevTextToImage/content/application~1json/examples | D5_request | | D5_request is not what D5 prints
          /components/requestBodies/DevTextToImage/content/application~1json/examples/D5_request/value | num_images | 2 | D5_request is not what D5 prints
          /components/requestBodies/DevImageToImage/content/application~1json/examples | D1_request | | image_url: no example of D1 has the
          /components/requestBodies/KontextTextToImage/content/application~1json/examples/D3_request/value | num_images | 2 | num_images: 2 is printed nowhere
          /components/requestBodies/KontextEdit/content/application~1json/examples/D4_request_made/value | seed | 0 | a seed of 0 is a placeholder
          /components/requestBodies/KontextEdit/content/application~1json/examples/D4_request_made/value | aspect_ratio | string | the word string is a placeholder
          /components/requestBodies/KontextEdit/content/application~1json/examples/D4_request_made | summary | Another | is made, and its summary does not begin by saying so
          /paths/~1fal-ai~1flux-1~1dev~1image-to-image/post/responses/200/content/application~1json/examples | D1_ticket_made | | the 200 lacks an example of D1
          /components/schemas/KontextEdit/properties/safety_tolerance | default | 2 | safety_tolerance: default is 2, not "2"
          /components/parameters/StartTimeout | name | Authorization | Authorization must not be a parameter
          /components/schemas/DevTextToImage | x-apifox-orders | [prompt] | is a documentation tool's own key
          /components/schemas/KontextEdit/properties/prompt | example | Bearer {{API_KEY}} | is a placeholder
          /components/schemas/KontextEdit | type | | has properties, so its type must be object
          /components/schemas/KontextEdit | required | [image_url, prompt] | required is [image_url, prompt]; its properties say [prompt, image_url]
          '' | openapi | 3.1.0 | must be 3.0
          """)
  void isToldByName(String where, String key, @Nullable String value, String message) {
    SpecNode node = where.isEmpty() ? CONTRACT.root() : SpecNode.at(CONTRACT.tree(), where);
    Spec altered = new Alteration(node, key, key, json -> put(json, key, value)).of(CONTRACT);
    List<String> told = new ArrayList<>();

    boolean found =
        Rules.ALL.stream()
            .flatMap(rule -> rule.check(altered).stream())
            .map(Finding::toString)
            .peek(told::add)
            .anyMatch(finding -> finding.contains(message));

    assertThat(found).as(told.toString()).isTrue();
  }

  private static void put(ObjectNode node, String key, @Nullable String value) {
    if (value == null) {
      node.remove(key);
    } else {
      node.set(key, Spec.parse(value));
    }
  }
}
