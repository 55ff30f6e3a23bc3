package dev.fluxcontract.conformance.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A client that the templates make of a contract, generated and compiled while a test runs. */
final class GeneratedClient {
  private static final Path TEMPLATES = Path.of("../client/src/main/openapi-generator");
  private static final Path GENERATOR =
      Path.of("target/openapi-generator/openapi-generator-cli.jar");
  private static final List<Path> LIBRARIES = libraries();

  private GeneratedClient() {}

  /** Generates, and compiles with every warning as an error. */
  static Path compile(Path contract, Path folder) {
    Path sources = folder.resolve("sources");
    generate(contract, sources);
    Path classes = folder.resolve("classes");
    compile(
        javaFiles(sources.resolve("src/main/java")), LIBRARIES, classes, "-Xlint:all", "-Werror");
    return classes;
  }

  /** Compiles a program against classes that are there already. */
  static void compileCaller(Path source, Path classes, Path... against) {
    compile(List.of(source), withLibraries(against), classes);
  }

  /** Compiles what is written by hand in a folder of sources against what was generated. */
  static void compileAll(Path sources, Path generated, Path classes) {
    List<Path> files =
        javaFiles(sources).stream().filter(file -> !file.endsWith("module-info.java")).toList();
    compile(files, withLibraries(generated), classes);
  }

  private static List<Path> withLibraries(Path... classes) {
    List<Path> classPath = new ArrayList<>(List.of(classes));
    classPath.addAll(LIBRARIES);
    return classPath;
  }

  /** Runs a program against these classes and nothing else of ours. */
  static String run(String program, Path... classes) throws Throwable {
    List<Path> classPath = withLibraries(classes);
    try (URLClassLoader loader =
        new URLClassLoader(urls(classPath), ClassLoader.getPlatformClassLoader())) {
      return (String) loader.loadClass(program).getMethod("run").invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void generate(Path contract, Path output) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    PrintStream out = System.out;
    Thread.currentThread().setContextClassLoader(Generator.LOADER);
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    try {
      Generator.generate(contract, output);
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError("the generator failed on " + contract, e);
    } finally {
      System.setOut(out);
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static void compile(
      List<Path> sources, List<Path> classPath, Path classes, String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
    arguments.addAll(List.of("-classpath", String.join(File.pathSeparator, texts(classPath))));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Files.createDirectories(classes);
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  arguments,
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new AssertionError(messages.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the client needs at run time; nothing of ours is in a jar here. */
  private static List<Path> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(
            path ->
                path.toString().matches(".*(moshi|retrofit|okhttp|okio|kotlin|jspecify).*\\.jar"))
        .toList();
  }

  private static List<String> texts(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }

  private static URL[] urls(List<Path> paths) {
    return paths.stream().map(GeneratedClient::url).toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The published generator, apart from everything here, since it brings libraries of its own. */
  private static final class Generator {
    static final ClassLoader LOADER =
        new URLClassLoader(
            "generator", new URL[] {url(GENERATOR)}, ClassLoader.getPlatformClassLoader());

    static void generate(Path contract, Path output)
        throws ReflectiveOperationException, IOException {
      Class<?> configurators =
          LOADER.loadClass("org.openapitools.codegen.config.CodegenConfigurator");
      Class<?> modules = LOADER.loadClass("com.fasterxml.jackson.databind.Module");
      Object none = Array.newInstance(modules, 0);
      Object configurator =
          configurators
              .getMethod("fromFile", String.class, none.getClass())
              .invoke(null, TEMPLATES.resolve("config.yaml").toString(), none);
      for (String[] setting :
          new String[][] {
            {"setInputSpec", contract.toString()},
            {"setOutputDir", output.toString()},
            {"setTemplateDir", TEMPLATES.toString()}
          }) {
        configurators.getMethod(setting[0], String.class).invoke(configurator, setting[1]);
      }
      for (String[] part :
          new String[][] {
            {"models", ""},
            {"apis", ""},
            {"supportingFiles", supportingFiles()},
            {"modelDocs", "false"},
            {"modelTests", "false"},
            {"apiDocs", "false"},
            {"apiTests", "false"}
          }) {
        configurators
            .getMethod("addGlobalProperty", String.class, String.class)
            .invoke(configurator, part[0], part[1]);
      }
      Object input = configurators.getMethod("toClientOptInput").invoke(configurator);
      Object generator =
          LOADER
              .loadClass("org.openapitools.codegen.DefaultGenerator")
              .getConstructor()
              .newInstance();
      Object ready =
          generator.getClass().getMethod("opts", input.getClass()).invoke(generator, input);
      ready.getClass().getMethod("generate").invoke(ready);
    }

    private static String supportingFiles() throws IOException {
      List<String> files = new ArrayList<>();
      new YAMLMapper()
          .readTree(TEMPLATES.resolve("config.yaml").toFile())
          .path("files")
          .forEach(file -> files.add(file.path("destinationFilename").asText()));
      return String.join(",", files);
    }
  }
}
