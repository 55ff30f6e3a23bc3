package dev.fluxcontract.conformance.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a page in a real browser of their own, from a file. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
  /** Whatever could make a page run it, wherever it may land. */
  static final String HOSTILE =
      "</pre></td></li></script><script>window.ran = 1; document.title = 'ran'</script>"
          + "<img src=x onerror='window.ran = 1'><svg onload='window.ran = 1'>"
          + "<iframe srcdoc='<script>top.ran = 1</script>'></iframe>"
          + "\" onmouseover=\"window.ran = 1\" style=\"position:fixed;inset:0\" x=\""
          + "' autofocus onfocus='window.ran = 1' x='"
          + "<style>body { display: none }</style><base href='http://127.0.0.1:9/'>"
          + "<link rel=stylesheet href='http://127.0.0.1:9/x'><meta http-equiv=refresh content=0>"
          + "<a href='javascript:ran=1'>a</a>&lt;b&gt;<!-- ]]> \u202e\u0000\u001b";

  Chromium browser;
  private Path folder;

  @BeforeAll
  void startBrowser(@TempDir(cleanup = CleanupMode.NEVER) Path profile) throws IOException {
    folder = profile;
    browser = Chromium.start(profile);
  }

  @AfterAll
  void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  /** Opens a page. */
  void open(String page) throws IOException {
    browser.open(Files.writeString(folder.resolve("index.html"), page));
  }
}
