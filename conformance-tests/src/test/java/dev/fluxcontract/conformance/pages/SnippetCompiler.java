package dev.fluxcontract.conformance.pages;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles snippets against the class path of the test that runs. */
final class SnippetCompiler {
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private final Path classes;

  SnippetCompiler(Path classes) {
    this.classes = classes;
  }

  /** Compiles, and tells all that the compiler has to say, warnings too, page by page. */
  List<String> compile(List<SnippetSource> sources) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    String out = classes.toString();
    List<String> options =
        List.of("-d", out, "-cp", CLASS_PATH, "--release", "17", "-Xlint:all,-classfile,-options");
    try (StandardJavaFileManager files = javac.getStandardFileManager(said, null, null)) {
      boolean compiled = javac.getTask(null, files, said, options, null, sources).call();
      List<String> complaints =
          said.getDiagnostics().stream().map(SnippetCompiler::complaint).toList();
      return compiled || !complaints.isEmpty() ? complaints : List.of("javac failed silently");
    }
  }

  /** A loader of what was compiled. */
  ClassLoader loader() throws MalformedURLException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, SnippetCompiler.class.getClassLoader());
  }

  private static String complaint(Diagnostic<? extends JavaFileObject> diagnostic) {
    String place =
        diagnostic.getSource() instanceof SnippetSource source ? source.snippet() + ": " : "";
    return place + diagnostic.getMessage(Locale.ROOT);
  }
}
