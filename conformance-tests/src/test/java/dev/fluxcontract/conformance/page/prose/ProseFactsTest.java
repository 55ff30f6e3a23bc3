package dev.fluxcontract.conformance.page.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.contract.LosslessJson;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sentence states is read; what could mean something else is not. */
class ProseFactsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number  | 力度。默认值:7.5 范围值0.5-9 | {'default':7.5,'minimum':0.5,'maximum':9}",
        "integer | 步数，默认30，范围2~60。 | {'default':30,'minimum':2,'maximum':60}",
        "integer | 张数（默认2张，最多6张） | {'default':2,'maximum':6}",
        "integer | 张数，取值1-8，默认1 | {'minimum':1,'maximum':8,'default':1}",
        "integer | 可选。张数，默认1，1-8 | {'required':false,'minimum':1,'maximum':8,'default':1}",
        "number  | 取值范围[0.1,2] | {'minimum':0.1,'maximum':2}",
        "number  | Strength. Default value: 0.8Range: 0.1 to 1 |"
            + " {'default':0.8,'minimum':0.1,'maximum':1}",
        "integer | How many, range: 1-6 | {'minimum':1,'maximum':6}",
        "integer | 推荐值：7，范围：3-9 | {'minimum':3,'maximum':9}",
        "integer | Between 3 and 9, defaults to 5. | {'minimum':3,'maximum':9,'default':5}",
        "integer | At least 2, at most 10 images. | {'minimum':2,'maximum':10}",
        "integer | 0 <= x <= 24 | {'minimum':0,'maximum':24}",
        "boolean | 如果设置为 true,则检查。默认值:false | {'default':false}",
        "string  | 格式。默认值:\"webp\" 支持 auto、webp、avif |"
            + " {'default':'webp','enum':['auto','webp','avif']}",
        "string  | 格式，支持webp/avif，默认webp。 | {'enum':['webp','avif'],'default':'webp'}",
        "string  | 大小。默认值:wide_5_4 范围(5:4、4:5) | {'default':'wide_5_4','enum':['5:4','4:5']}",
        "string  | Ratios, enumerated values: 5:4, 4:5, 2:1 | {'enum':['5:4','4:5','2:1']}",
        "string  | Output formats: \"webp\", \"avif\" | {'enum':['webp','avif']}",
        "string  | Default: webp Supported: webp, avif | {'default':'webp','enum':['webp','avif']}",
        "string  | 1 is the strictest, 4 the loosest | {'minimum':1,'maximum':4}",
        "integer | Defaults to 4 if not set. | {'default':4}",
        "integer | 不填时默认4 | {'default':4}",
        "integer | 必填。 | {'required':true}",
        "integer | 随机数，可为null | {'nullable':true}",
        "string  | 比例：默认4：5 | {'default':'4:5'}",
      })
  void aStatementIsRead(String type, String text, String facts) throws Exception {
    assertThat(ProseFacts.of("level", Set.of(type), text))
        .isEqualTo(LosslessJson.read(facts.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "level  | number  | 推荐范围 3-7",
        "level  | number  | recommended range: 3-7",
        "level  | number  | Values between 7 and 10 work best.",
        "level  | number  | Values from 20 to 50 are typical.",
        "level  | number  | Recommended: between 3 and 7",
        "level  | number  | 取值越大越贴合提示词，在 3-5 之间效果最佳",
        "level  | number  | 推荐值：在3到7之间",
        "level  | integer | Range: 0 to 4,294,967,295",
        "level  | integer | Default: 1,024",
        "level  | integer | 最大 2,048",
        "level  | number  | 范围 (0,1]",
        "level  | integer | 每天最多50次",
        "level  | integer | 最大 10 MB",
        "level  | integer | Up to 30 seconds",
        "level  | integer | 当加速为 high 时最多 2",
        "level  | integer | At most 2 when it is fast",
        "level  | integer | 默认 4，如果加速则为 2",
        "level  | integer | 没有默认值",
        "level  | integer | by default the gateway chooses",
        "level  | integer | 默认由模型决定",
        "level  | integer | 甲型默认 28。乙型默认 4",
        "level  | integer | 旧版默认 4",
        "level  | string  | Default: random seed",
        "level  | string  | Default: none",
        "level  | string  | 支持 webp、avif 等",
        "level  | string  | Options: fast and slow modes",
        "level  | string  | 例如:webp、avif",
        "image_url | string | 接受的文件类型:webp、avif 支持webp、avif",
        "prompt | string  | 支持 en、zh，最多 1000 字符，范围 1-1000",
        "level  | string  | Aspect, range: 21:9 - 9:21",
        "level  | integer | 宽高比 16:9",
        "level  | string  | 不支持 webp、avif",
        "level  | integer | 不可为null",
      })
  void whatCouldMeanSomethingElseIsLeftOut(String name, String type, String text) {
    assertThat(ProseFacts.of(name, Set.of(type), text)).isEmpty();
  }
}
