package dev.fluxcontract.conformance.pages;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;

/** A snippet as a class that can be compiled: the one that it is, or one made of its statements. */
final class SnippetSource extends SimpleJavaFileObject {
  /** What the pages leave out, and say so. */
  private static final List<String> IMPORTS =
      List.of(
          "com.squareup.moshi.*",
          "com.sun.net.httpserver.HttpServer",
          "dev.fluxcontract.client.*",
          "dev.fluxcontract.client.api.*",
          "dev.fluxcontract.client.model.*",
          "dev.fluxcontract.conformance.gateway.FluxGateway",
          "dev.fluxcontract.conformance.model.*",
          "dev.fluxcontract.conformance.report.Report",
          "dev.fluxcontract.conformance.report.RunVerdict",
          "dev.fluxcontract.conformance.run.*",
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          "java.time.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.stream.*",
          "okhttp3.Credentials",
          "okhttp3.Interceptor",
          "okhttp3.MediaType",
          "okhttp3.OkHttpClient",
          "okhttp3.Request",
          "okhttp3.RequestBody",
          "okio.BufferedSink",
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.api.extension.RegisterExtension",
          "retrofit2.Retrofit",
          "retrofit2.converter.moshi.MoshiConverterFactory",
          "static dev.fluxcontract.conformance.assertions.FluxAssertions.assertThat",
          "static org.junit.jupiter.api.Assertions.*");

  private final Snippet snippet;
  private final String className;
  private final String text;

  SnippetSource(Snippet snippet, int number) {
    super(URI.create("string:///snippets/Snippet" + number + ".java"), Kind.SOURCE);
    this.snippet = snippet;
    String named = snippet.className();
    this.className = named == null ? "Snippet" + number : named;
    this.text = head(snippet) + (named == null ? statements(snippet.body()) : snippet.body());
  }

  Snippet snippet() {
    return snippet;
  }

  /** The name of the class that comes of it. */
  String className() {
    return "snippets." + className;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  private static String head(Snippet snippet) {
    Stream<String> leftOut = IMPORTS.stream().map(name -> "import " + name + ";");
    return Stream.concat(leftOut, snippet.imports().stream())
        .collect(Collectors.joining("\n", "package snippets;\n", "\n"));
  }

  /** The page's gateway, key and files give way to those of the test. */
  private String statements(String body) {
    String here =
        body.replace("\"https://www.anyapi.vip\"", "gateway")
            .replace("System.getenv(\"FLUX_API_KEY\")", "key")
            .replace("Path.of(", "file(");
    return """
        public final class %1$s extends dev.fluxcontract.conformance.pages.Setting {
          public %1$s(FluxClient flux, String gateway, String key, Path folder) {
            super(flux, gateway, key, folder);
          }

          @Override
          public void run() throws Exception {
        %2$s
          }
        }
        """
        .formatted(className, here);
  }
}
