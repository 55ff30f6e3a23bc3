package dev.fluxcontract.conformance.page.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lists of fields in which the types of a field come behind "One of:", or in several lines. */
class UntypedFieldListTest {
  private static final String BODY =
      """
      Poster
      方法: POST路径: /loom-ai/weave-2/poster
      Body 参数 application/json
      text
      motif_url
      string
      必需
      海报的图片
      """;

  private static final String SHEET =
      """
      sheet
      可选
      纸张，可以是名称
      One of:
      object
      string
      枚举值:
      small
      large
      """;

  private static final String COPIES = "copies\ninteger\n可选\n>= 1\n";

  private static String fields(String list) throws Exception {
    return lines(page(list).operations().get(0).fields());
  }

  private static PublishedPage page(String list) throws Exception {
    return PageReader.read(PageSource.of("page.md", BODY + list));
  }

  private static String lines(List<PageField> fields) {
    return fields.stream()
        .map(field -> field.name() + " " + field.facts())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aFieldWhoseTypesFollowOneOfIsAFieldOfItsOwn() throws Exception {
    assertThat(fields(SHEET + COPIES))
        .isEqualTo(
            """
            motif_url {"type":"string","required":true}
            sheet {"type":["object","string"],"required":false,"enum":["small","large"]}
            copies {"type":"integer","required":false,"minimum":1}""");
  }

  @Test
  void aFieldWhoseTypesFollowOneOfMayComeFirst() throws Exception {
    String first = BODY.replace("motif_url", SHEET + "motif_url");
    assertThat(lines(PageReader.read(PageSource.of("page.md", first)).operations().get(0).fields()))
        .startsWith("sheet {\"type\":[\"object\",\"string\"],")
        .endsWith("motif_url {\"type\":\"string\",\"required\":true}");
  }

  @Test
  void theTypesOfAnotherFieldAreNotTakenForThoseOfATypedOne() throws Exception {
    assertThat(fields("One of:\nobject\nstring\n" + COPIES))
        .startsWith("motif_url {\"type\":\"string\",\"required\":true}\ncopies");
  }

  @Test
  void aSecondWordOnPresenceLeavesTheFieldInDoubt() throws Exception {
    PageField field = page("纸张\n可选\n").operations().get(0).fields().get(0);
    assertThat(field.required()).isTrue();
    assertThat(field.conflicts()).containsOnlyKeys("required");
  }

  @Test
  void aTitleBetweenTypeAndPresenceIsNoField() throws Exception {
    assertThat(fields("copies\ninteger\nCopies\n可选\nOf one motif\n"))
        .endsWith("\ncopies {\"type\":\"integer\",\"required\":false}");
  }

  @Test
  void typesInSeveralLinesAreReadAsOne() throws Exception {
    assertThat(fields("copies\ninteger\n|\nnull\n可选\n"))
        .endsWith("\ncopies {\"type\":\"integer\",\"required\":false,\"nullable\":true}");
  }

  @Test
  void aFieldMayBeCalledLikeAType() throws Exception {
    assertThat(fields("text\nstring\n必需\n"))
        .endsWith("\ntext {\"type\":\"string\",\"required\":true}");
  }

  @Test
  void theTypeOfAResponseIsNoFieldOfIt() throws Exception {
    assertThat(page("返回响应\n响应结构\ntext\nobject\n").operations().get(0).answer()).isEmpty();
  }
}
