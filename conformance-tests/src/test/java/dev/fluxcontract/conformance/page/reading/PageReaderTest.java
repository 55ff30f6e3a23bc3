package dev.fluxcontract.conformance.page.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PageFormat;
import dev.fluxcontract.conformance.page.model.PageProblem;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages about an invented model, in the shapes in which gateways publish theirs. */
class PageReaderTest {
  private static final String DOCUMENT =
      """
      openapi: 3.0.1
      info:
        title: ''
        version: 1.0.0
      paths:
        /BASE_URL/loom-ai/weave-2/poster:
          post:
            summary: Poster
            parameters:
              - name: Authorization
                in: header
                required: false
                example: Bearer {{API_KEY}}
                schema:
                  type: string
            requestBody:
              content:
                application/json:
                  schema:
                    type: object
                    required:
                      - motif
                    properties:
                      motif:
                        type: string
                        description: 海报的主题
                      copies:
                        type: integer
                        minimum: 1
                        description: 份数，默认2，最多6份
                      ratio:
                        type: string
                        enum:
                          - '5:4'
                          - '4:5'
                    x-apifox-orders:
                      - motif
                  example:
                    motif: a lighthouse
                    copies: 2
            responses:
              '200':
                description: ''
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        request_id:
                          type: string
                      required:
                        - request_id
            x-run-in-apifox: https://app.apifox.com/web/project/77/apis/api-88-run
      servers: []
      """;

  private static PublishedPage read(String text) throws UnreadablePageException {
    return PageReader.read(PageSource.of("page.md", text));
  }

  private static String facts(PublishedPage page, String field) {
    return page.operations().get(0).fields().stream()
        .filter(one -> one.name().equals(field))
        .map(one -> one.facts() + " " + one.said().id())
        .findFirst()
        .orElse("");
  }

  private static void isThePoster(PublishedPage page) {
    assertThat(page.operations().get(0).calledPath()).isEqualTo("/loom-ai/weave-2/poster");
    assertThat(facts(page, "motif")).isEqualTo("{\"type\":\"string\",\"required\":true} schema");
    assertThat(facts(page, "copies"))
        .isEqualTo(
            "{\"type\":\"integer\",\"required\":false,\"minimum\":1,\"maximum\":6,\"default\":2}"
                + " prose");
    assertThat(facts(page, "ratio"))
        .isEqualTo("{\"type\":\"string\",\"required\":false,\"enum\":[\"5:4\",\"4:5\"]} schema");
    assertThat(page.operations().get(0).answer().get(0).facts())
        .hasToString("{\"type\":\"string\",\"required\":true}");
  }

  @Test
  void anApifoxExportIsRead() throws Exception {
    PublishedPage page = read("# Poster\n\n```yaml\n" + DOCUMENT + "```\n");
    assertThat(page.format()).isEqualTo(PageFormat.APIFOX_MARKDOWN);
    assertThat(page.origin()).isEqualTo("Apifox project 77, page api-88");
    assertThat(page.auth()).isEqualTo("Bearer");
    assertThat(page.problems())
        .extracting(PageProblem::what)
        .containsExactly(
            "The path /BASE_URL/loom-ai/weave-2/poster begins with a placeholder",
            "The key is a header parameter; no security scheme names it",
            "The page names no server");
    assertThat(page.problems()).extracting(PageProblem::line).containsExactly(10, 13, 57);
    isThePoster(page);
  }

  @Test
  void aCopyWithoutFenceAndWithAFooterIsRead() throws Exception {
    PublishedPage page = read("Skip\n\nyaml\n" + DOCUMENT + "\nLoom — posters for all\n");
    assertThat(page.format()).isEqualTo(PageFormat.OPENAPI_TEXT);
    isThePoster(page);
  }

  @Test
  void aCopyWithoutIndentationIsRead() throws Exception {
    isThePoster(read("yaml\n" + DOCUMENT.replaceAll("(?m)^ +", "")));
  }

  @Test
  void brokenYamlIsRepairedWhereThatIsCertain() throws Exception {
    String broken =
        DOCUMENT
            .replace("海报的主题", "What it shows: a motif")
            .replace("servers: []", "servers:\n  - url: https:/loom.example");
    PublishedPage page = read("```yaml\n" + broken + "```\n");
    assertThat(page.format()).isEqualTo(PageFormat.BROKEN_YAML);
    assertThat(page.servers()).containsExactly("https://loom.example");
    assertThat(page.problems().get(0).line()).isEqualTo(27);
    assertThat(page.problems().get(0).what()).contains("What it shows: a motif");
    isThePoster(page);
  }

  @Test
  void yamlThatCannotBeRepairedIsUnreadableFromItsLineOn() {
    String broken = DOCUMENT.replace("minimum: 1", "minimum: [1");
    assertThatThrownBy(() -> read("```yaml\n" + broken + "```\n"))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageContaining("is not YAML")
        .satisfies(e -> assertThat(((UnreadablePageException) e).line()).isBetween(31, 34));
  }

  @Test
  void aDumpIsRead() throws Exception {
    PublishedPage page =
        read(
            """
            POST /loom-ai/weave-2/poster
            | Method | POST |
            |---|---|
            | Path | /loom-ai/weave-2/poster |
            | Module | 4711 |
            请求体
            { "type": "application/json", "jsonSchema": { "type": "object", "properties": { "motif": { "type": "string" }, "copies": { "type": "integer", "minimum": 1, "description": "份数。默认值:2 范围值1-6" }, "ratio": { "type": "string", "enum": ["5:4", "4:5"] } }, "required": [ "motif" ] }, "examples": [ { "value": "{\\r\\n \\"motif\\": \\"a lighthouse\\"}" } ] }
            响应
            [ { "code": 200, "jsonSchema": { "type": "object", "properties": { "request_id": { "type": "string" } }, "required": ["request_id"] } } ]
            """);
    assertThat(page.format()).isEqualTo(PageFormat.APIFOX_DUMP);
    assertThat(page.origin()).isEqualTo("Apifox module 4711");
    assertThat(page.operations().get(0).examples()).hasSize(1);
    isThePoster(page);
  }

  @Test
  void aListOfTokensIsRead() throws Exception {
    PublishedPage page =
        read(
            """
            Poster
            方法: POST路径: /loom-ai/weave-2/poster
            Header 参数
            Authorization
            string
            可选
            默认值:
            Key {{YOUR_API_KEY}}Body 参数 application/json
            motif
            string
            必需
            海报的主题
            copies
            integer
            可选
            >= 1
            份数，最多6份
            默认值:
            2
            ratio
            enum<string>
            可选
            枚举值:
            5:4
            4:5
            示例
            {
            "motif"
            :
            "a lighthouse"
            }返回响应
            🟢 200 成功
            request_id
            string
            必需示例
            {
            "request_id": "1"
            }
            """);
    assertThat(page.format()).isEqualTo(PageFormat.FIELD_LIST);
    assertThat(page.auth()).isEqualTo("Key");
    isThePoster(page);
  }

  @Test
  void aTableIsRead() throws Exception {
    PublishedPage page =
        read(
            """
            ## Poster
            POST https://loom.example/loom-ai/weave-2/poster
            | Parameter | Type | Required | Description |
            |---|---|---|---|
            | `motif` | string | Yes | What it shows |
            copies | integer | Optional | Copies. Default: 2 Range: 1-6 |
            | ratio | string | No | Supported: 5:4, 4:5 |

            ## Response
            | Field | Type | Required |
            |---|---|---|
            | request_id | string | Yes |
            """);
    assertThat(page.format()).isEqualTo(PageFormat.PARAMETER_TABLE);
    assertThat(page.servers()).containsExactly("https://loom.example");
    assertThat(facts(page, "ratio")).contains("\"enum\":[\"5:4\",\"4:5\"]", "prose");
    assertThat(page.operations().get(0).answer()).hasSize(1);
  }

  @Test
  void tablesOfHeadersParametersAndAnswersAreNoBody() throws Exception {
    for (String answer :
        List.of("### 3. 返回参数", "### 三、响应参数", "**Response**", "## Result", "Response:")) {
      PublishedPage page =
          read(
              """
              POST https://loom.example/loom-ai/weave-2/poster
              ### 请求头
              | 参数 | 类型 | 必填 | 说明 |
              |---|---|---|---|
              | Accept | string | 是 | application/json |
              ### Query parameters
              | 参数 | 类型 | 必填 | 说明 |
              |---|---|---|---|
              | hook | string | 否 | where to |
              ### 请求体
              | 参数 | 类型 | 必填 | 说明 |
              |---|---|---|---|
              | motif | string | 是 | 提示词 |

              %s
              | 参数 | 类型 | 说明 |
              |---|---|---|
              | request_id | string | 任务 ID |
              """
                  .formatted(answer));
      assertThat(page.operations().get(0).fields())
          .as(answer)
          .extracting(PageField::name)
          .containsExactly("motif");
      assertThat(page.operations().get(0).answer()).hasSize(1);
    }
  }

  @Test
  void theDefaultsOfATableAreValuesOfTheirTypes() throws Exception {
    PublishedPage page =
        read(
            """
            POST https://loom.example/loom-ai/weave-2/poster
            | Parameter | Type | Default |
            |---|---|---|
            | paper | string | `"matt"` |
            | grain | integer | random |
            | depth | integer | 1.5 |
            """);
    assertThat(facts(page, "paper")).isEqualTo("{\"type\":\"string\",\"default\":\"matt\"} schema");
    assertThat(facts(page, "grain")).isEqualTo("{\"type\":\"integer\"} schema");
    assertThat(facts(page, "depth")).contains("\"default\":1.5");
  }

  @Test
  void fieldsThatAreOnlyPrintedAreKnownFromTheExample() throws Exception {
    PublishedPage page =
        read(
            """
            /loom-ai/weave-2/poster
            curl --request POST 'https://loom.example/queue/loom-ai/weave-2/poster' \\
            --header 'Authorization: Key ' \\
            --data-raw '{
              "motif": "a painter'\\''s house",
              "depth": 1.5
            }'
            """);
    assertThat(page.format()).isEqualTo(PageFormat.EXAMPLE_ONLY);
    assertThat(page.servers()).containsExactly("https://loom.example/queue");
    assertThat(page.auth()).isEqualTo("Key");
    assertThat(facts(page, "depth")).isEqualTo("{\"type\":\"number\"} example");
  }

  @Test
  void falsListIsRead() throws Exception {
    PublishedPage page =
        read(
            """
            # Poster
            - **Endpoint**: `https://fal.run/loom-ai/weave-2/poster`

            ### Input Schema

            - **`motif`** (`string`, _required_):
              What it shows. Default value: `"x"`

            - **`copies`** (`integer`, _optional_):
              Copies.
              - Default: `2`
              - Range: `1` to `6`

            - **`ratio`** (`RatioEnum`, _optional_):
              - Options: `"5:4"`, `"4:5"`

            ### Output Schema

            - **`images`** (`list<Image>`, _required_):
            """);
    assertThat(page.format()).isEqualTo(PageFormat.FAL);
    assertThat(page.operations().get(0).fields()).hasSize(3);
    assertThat(facts(page, "copies")).contains("\"maximum\":6,\"default\":2}");
    assertThat(facts(page, "ratio")).contains("\"enum\":[\"5:4\",\"4:5\"]");
  }

  @Test
  void textThatDocumentsNothingIsUnreadable() {
    assertThatThrownBy(() -> read("A page about posters.\n"))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageContaining("documents no operation");
  }
}
