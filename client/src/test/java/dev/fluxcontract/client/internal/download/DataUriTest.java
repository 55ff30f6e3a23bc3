package dev.fluxcontract.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataUriTest {
  private static final byte[] EVERY_BYTE = new byte[256];

  static {
    for (int i = 0; i < 256; i++) {
      EVERY_BYTE[i] = (byte) i;
    }
  }

  @Test
  void whatIsWrittenIsReadBack() {
    DataUri uri = DataUri.parse(DataUri.of("image/png", EVERY_BYTE), 256);
    assertThat(uri.bytes()).isEqualTo(EVERY_BYTE);
    assertThat(uri.mediaType()).isEqualTo("image/png");
  }

  @Test
  void readsEitherAlphabetWithAndWithoutPadding() {
    String[] forms = {
      Base64.getEncoder().withoutPadding().encodeToString(EVERY_BYTE),
      Base64.getUrlEncoder().encodeToString(EVERY_BYTE),
      Base64.getUrlEncoder().withoutPadding().encodeToString(EVERY_BYTE),
      Base64.getMimeEncoder().encodeToString(EVERY_BYTE),
      Base64.getEncoder().encodeToString(EVERY_BYTE).replace("+", "%2B").replace("=", "%3d")
    };
    for (String form : forms) {
      assertThat(DataUri.parse("DATA:image/png;Base64," + form, 256).bytes()).isEqualTo(EVERY_BYTE);
    }
  }

  @Test
  void readsTextWithEscapes() {
    DataUri uri = DataUri.parse("data:,a%20b%2cc", 99);
    assertThat(uri.bytes()).asString().isEqualTo("a b,c");
    assertThat(uri.mediaType()).isNull();
  }

  @Test
  void parametersStayWithTheMediaType() {
    assertThat(DataUri.parse("data:image/svg+xml;charset=utf-8;base64,YQ==", 9).mediaType())
        .isEqualTo("image/svg+xml;charset=utf-8");
    assertThat(DataUri.parse("data:text/plain;charset=utf-8,a", 9).mediaType())
        .isEqualTo("text/plain;charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:", "data:image/png", "https://a/b,c", "data:;base64,=", "data:;base64,YQ=====",
        "data:;base64,a", "data:;base64,Y\u00e4==", "data:,%", "data:,%4", "data:,%4g"
      })
  void whatIsNoDataUriIsRefused(String uri) {
    assertThatThrownBy(() -> DataUri.parse(uri, 99))
        .isInstanceOf(IllegalArgumentException.class)
        .isNotInstanceOf(DataUri.TooLargeException.class);
  }

  @Test
  void theLimitIsExact() {
    String uri = DataUri.of("image/png", new byte[100]);
    assertThat(DataUri.parse(uri, 100).bytes()).hasSize(100);
    assertThatThrownBy(() -> DataUri.parse(uri, 99))
        .isInstanceOf(DataUri.TooLargeException.class)
        .hasMessageContaining("99 bytes");
  }

  @Test
  void whatIsSurelyTooLargeIsNotDecoded() {
    String brokenFarBeyondTheLimit = "data:;base64," + "*".repeat(1000);
    assertThatThrownBy(() -> DataUri.parse(brokenFarBeyondTheLimit, 9))
        .isInstanceOf(DataUri.TooLargeException.class);
  }
}
