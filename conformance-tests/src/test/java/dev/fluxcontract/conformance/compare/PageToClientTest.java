package dev.fluxcontract.conformance.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.page.PageOpenApi;
import dev.fluxcontract.conformance.page.PageReview;
import dev.fluxcontract.conformance.page.reading.PageReader;
import dev.fluxcontract.conformance.page.reading.PageSource;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a page about a model that no contract has, to a client that a program compiles against. */
@Tag("slow")
class PageToClientTest {
  private static final String PAGE =
      """
      海报
      方法: POST路径: /loom-ai/weave/poster
      Header 参数
      Authorization
      string
      必需
      示例: Key {{KEY}}
      Body 参数 application/json
      motif
      string
      必需
      画面的主题
      copies
      integer
      可选
      份数。默认值:2 范围值:1-6
      ratio
      enum<string>
      可选
      枚举值:
      5:4
      4:5
      示例
      {
      "motif": "a lighthouse",
      "copies": 2
      }
      返回响应
      request_id
      string
      必需
      """;

  @TempDir Path folder;

  @Test
  void aClientOfAPageSendsAndRefusesWhatThePageSays() throws Throwable {
    PageSource source = PageSource.read("page.md", new ByteArrayInputStream(PAGE.getBytes(UTF_8)));
    PageReview review = PageReview.of(PageReader.read(source), Contract.bundled());
    Path contract = Files.writeString(folder.resolve("page.yaml"), PageOpenApi.write(review));
    assertThat(ContractFile.read(contract).root().at("/paths")).hasSize(1);
    Path generated = GeneratedClient.compile(contract, folder.resolve("generated"));
    Path caller = folder.resolve("caller");
    GeneratedClient.compileCaller(
        Path.of("src/test/resources/evolution/PosterCaller.java"), caller, generated);
    assertThat(GeneratedClient.run("PosterCaller", caller, generated))
        .isEqualTo(
            "loom-ai/weave/poster {\"motif\":\"a lighthouse\",\"copies\":6,\"ratio\":\"5:4\"}"
                + " refuses 7");
  }
}
