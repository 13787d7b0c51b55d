import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The starter itself: what it fetches, what it passes on, and several of them at once. */
@Tag("commands")
class StarterTest {
  private static final String ECHO =
      """
      public class Echo {
        public static void main(String... args) throws Exception {
          System.out.println(ProcessHandle.current().pid());
          for (String arg : args) {
            System.out.println("<" + arg + ">");
          }
          System.out.print(new String(System.in.readAllBytes()));
          System.err.print("to stderr");
          System.exit(args.length);
        }
      }
      """;

  @TempDir private Path folder;
  private Path script;

  static Stream<List<String>> shells() {
    return Stream.of(List.of("dash"), List.of("bash"), List.of("busybox", "sh"));
  }

  @BeforeEach
  void writeScript() throws IOException {
    script = Files.writeString(folder.resolve("Echo.java"), ECHO);
  }

  @DisabledOnOs(OS.WINDOWS)
  @ParameterizedTest
  @MethodSource("shells")
  void passesEverythingOnInEveryShell(List<String> shell) {
    assumeTrue(isInstalled(shell.get(0)), shell.get(0) + " is not installed");
    var line = new ArrayList<>(shell);
    line.add(Jbang.repository().resolve("jbang").toString());
    var odd = List.of("a b", "it's", "\"quoted\"", "$HOME", "*", "a\\b", "한국어");

    var starter = Jbang.startedBy(line).with("LC_ALL", "C.UTF-8");
    System.getenv().forEach(starter::with);
    var arguments = Stream.concat(Stream.of(script.toString()), odd.stream());
    var echo =
        prepared(starter)
            .with("LC_ALL", "C.UTF-8")
            .run("from stdin".getBytes(StandardCharsets.UTF_8), arguments.toArray(String[]::new));

    var lines = echo.out().lines().skip(1).toList();
    assertEquals(odd.stream().map(arg -> "<" + arg + ">").toList(), lines.subList(0, odd.size()));
    assertEquals(List.of("from stdin"), lines.subList(odd.size(), lines.size()));
    assertTrue(echo.err().endsWith("to stderr"), echo.err());
    assertEquals(odd.size(), echo.exitCode());
  }

  // who ends the process that was started must reach the script and nothing in between
  @DisabledOnOs(OS.WINDOWS)
  @Test
  void becomesTheScriptsProcess() throws Exception {
    var process = prepared(Jbang.starter()).start(script.toString());
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      assertEquals(Long.toString(process.pid()), out.readLine());
      process.destroy();
      assertTrue(process.waitFor(20, TimeUnit.SECONDS), "does not end");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void startsSeveralTimesAtOnceWithoutAnythingFetchedOrBuilt() throws Exception {
    layOutMavenRepository(Files.readAllBytes(StarterCache.fetchedJar()));
    try (var maven = new FileServer(InetAddress.getLoopbackAddress(), folder.resolve("maven"))) {
      Callable<Jbang.Finished> start =
          () ->
              empty(maven.url())
                  .with("JBANG_CACHE_DIR", folder.resolve("built"))
                  .run(script.toString(), "x");
      var threads = Executors.newFixedThreadPool(5);
      try {
        for (var finished : threads.invokeAll(List.of(start, start, start, start, start))) {
          assertEquals(1, finished.get().exitCode(), finished.get().err());
          assertTrue(finished.get().out().endsWith("<x>\n"), finished.get().out());
        }
      } finally {
        threads.shutdown();
      }
    }
  }

  @Test
  void keepsNothingThatIsNotTheExpectedJar() throws IOException {
    layOutMavenRepository("somebody else's".getBytes(StandardCharsets.UTF_8));
    try (var maven = new FileServer(InetAddress.getLoopbackAddress(), folder.resolve("maven"))) {
      var refused = empty(maven.url()).run("version");

      assertEquals(1, refused.exitCode(), refused.err());
      assertTrue(refused.err().contains("nothing was kept"), refused.err());
      assertEquals(1, refused.err().lines().count(), refused.err());
      try (var kept = Files.list(folder.resolve("cache"))) {
        assertEquals(List.of(), kept.toList());
      }
    }
  }

  @Test
  void saysThatTheServerCannotBeReached() throws IOException {
    String url;
    try (var gone = new FileServer(InetAddress.getLoopbackAddress(), folder)) {
      url = gone.url();
    }
    var failed = empty(url).run("version");

    assertEquals(6, failed.exitCode(), failed.err());
    assertTrue(failed.err().startsWith("jbang: cannot reach " + url), failed.err());
    assertEquals(1, failed.err().lines().count(), failed.err());
  }

  // an installed JBang that is new enough is used; its jar would be asked for its version here
  @DisabledOnOs(OS.WINDOWS)
  @Test
  void usesAnInstalledJbangThatIsNewEnough() throws IOException {
    var url = "http://127.0.0.1:1";
    install("0.131.0");
    assertEquals(6, empty(url).with("PATH", pathWithInstalled()).run("version").exitCode());

    install("0.140.2");
    var version = empty(url).with("PATH", pathWithInstalled()).run("version");
    assertEquals(0, version.exitCode(), version.err());
    assertFalse(version.out().isBlank());
  }

  private void install(String version) throws IOException {
    var bin = Files.createDirectories(folder.resolve("installed/bin"));
    Files.writeString(bin.resolveSibling("version.txt"), version + "\n");
    if (Files.notExists(bin.resolve("jbang"))) {
      Files.copy(StarterCache.fetchedJar(), bin.resolve("jbang.jar"));
      assertTrue(Files.createFile(bin.resolve("jbang")).toFile().setExecutable(true));
    }
  }

  private String pathWithInstalled() {
    return folder.resolve("installed/bin") + ":" + WithoutJbang.path();
  }

  private static Jbang prepared(Jbang jbang) {
    return jbang.with("JUKEBOX_CACHE", StarterCache.directory());
  }

  private Jbang empty(String mavenUrl) {
    return Jbang.starter()
        .with("PATH", WithoutJbang.path())
        .with("JUKEBOX_CACHE", folder.resolve("cache"))
        .with("JUKEBOX_MAVEN_URL", mavenUrl);
  }

  private void layOutMavenRepository(byte[] jar) throws IOException {
    var version = StarterCache.JBANG_VERSION;
    var directory = folder.resolve("maven/dev/jbang/jbang-cli/" + version);
    Files.createDirectories(directory);
    Files.write(directory.resolve("jbang-cli-" + version + "-all.jar"), jar);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
