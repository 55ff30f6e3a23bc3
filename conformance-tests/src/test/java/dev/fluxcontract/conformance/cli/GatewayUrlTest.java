package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which base URLs {@code verify} takes. */
class GatewayUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://127.0.0.1:99999      | a port is a number from 1 to 65535",
        "http://127.0.0.1:0          | a port is a number from 1 to 65535",
        "http://127.0.0.1:80x        | a port is a number from 1 to 65535",
        "http://gateway_1:99999      | a port is a number from 1 to 65535",
        "http://a b                  | not a URL",
        "http://[::1                 | not a URL",
        "http://1.2.3.4.5.6.7%zz/    | not a URL",
        "http://..                   | .. is not a host name",
        "http://:8080                | a base URL names a host",
      })
  void saysWhatIsWrongWithAUrl(String url, String message) {
    CliOutput said = verify(url);
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).startsWith("--gateway " + url + ": ").contains(message);
    assertThat(said.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://my_gateway:8080",
        "https://flux_gateway.example/fal",
        "HTTP://LOCALHOST:8080",
        "http://[::1]:8080",
        "http://gateway.example./",
        "https://\u00fcbung.example",
      })
  void takesWhatAClientCanReach(String url) {
    assertThat(verify(url).err()).isEmpty();
  }

  private static CliOutput verify(String url) {
    return CliOutput.by(Map.of("FLUX_API_KEY", "a-key"), "verify", "--plan", "--gateway", url);
  }
}
