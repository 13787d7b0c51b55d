import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A workbench: no Java, a user id that nobody knows with group 0, a home directory of its own, and
 * few tools. A JDK made from this machine's is served in the place of the real archive.
 */
@EnabledOnOs(OS.LINUX)
@Tag("commands")
class WithoutJavaTest {
  private static final String ARCHIVE = "OpenJDK17U-jdk_%s_linux_hotspot_17.0.19_10.tar.gz";
  private static final String USER = "1000770000";
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "curl",
          "dirname",
          "gzip",
          "id",
          "ls",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sha256sum",
          "sleep",
          "tar",
          "uname");

  private static final Path FOLDER = TemporaryFolder.create("without-java");

  private static FileServer server;
  private static String sha256;

  @BeforeAll
  static void serveAJdk() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
    for (var tool : TOOLS) {
      assumeTrue(find(tool) != null, tool + " is not installed");
    }
    assumeTrue(find("setpriv") != null, "setpriv is not installed");
    var open = Files.createDirectories(FOLDER.resolve("www"));
    var archive = open.resolve(archiveName());
    makeJdk(archive);
    sha256 = sha256(archive);
    var jar = "dev/jbang/jbang-cli/0.132.1/jbang-cli-0.132.1-all.jar";
    Files.createDirectories(open.resolve(jar).getParent());
    Files.copy(StarterCache.fetchedJar(), open.resolve(jar));
    server = new FileServer(InetAddress.getLoopbackAddress(), open);
    layOutMachine();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void fetchesAJdkOnceAndRunsAScriptWithIt() throws IOException {
    var home = FOLDER.resolve("homes/odd name");
    leaveAbandonedFetch(home.resolve(".cache/jukebox"));

    var first = workbench(home).with("JUKEBOX_JDK_SHA256", sha256).run("Hello.java", "world");
    assertEquals(0, first.exitCode(), first.err());
    assertEquals("hello world\n", first.out());
    assertEquals(1, ownLines(first).size(), first.err());
    assertTrue(ownLines(first).get(0).matches(".*fetching the JDK Temurin .* MB\\).*"));

    var second = workbench(home).run("Hello.java", "again");
    assertEquals("hello again\n", second.out());
    assertEquals(List.of(), ownLines(second));
    assertEquals(1, server.requested().stream().filter(path -> path.contains("JDK")).count());
  }

  @Test
  void goesOnInATemporaryFolderWhereTheHomeCannotBeWritten() {
    var started =
        workbench(Path.of("/"))
            .with("JUKEBOX_JDK_SHA256", sha256)
            .with("TMPDIR", FOLDER.resolve("homes"))
            .run("Hello.java", "world");

    assertEquals(0, started.exitCode(), started.err());
    assertEquals("hello world\n", started.out());
    assertTrue(ownLines(started).get(0).contains("cannot be written"), started.err());
  }

  @Test
  void keepsNoJdkThatIsNotTheExpectedOne() {
    var home = FOLDER.resolve("homes/other");
    var refused = workbench(home).run("Hello.java");

    assertEquals(1, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains("nothing was kept"), refused.err());
    assertFalse(Files.exists(home.resolve(".cache/jukebox/jdk-17.0.19+10")));
  }

  // of a start that was killed: it must not keep others waiting
  private static void leaveAbandonedFetch(Path cache) throws IOException {
    var abandoned = Files.createDirectories(cache.resolve("jdk-17.0.19+10.fetching"));
    Files.writeString(abandoned.resolve("owner"), "4194999\n");
    openToEverybody(cache.getParent(), cache, abandoned);
  }

  private static Jbang workbench(Path home) {
    var shell = FOLDER.resolve("machine/sh").toString();
    var starter = FOLDER.resolve("repository/jbang").toString();
    return Jbang.startedBy(
            List.of(
                find("setpriv").toString(),
                "--reuid=" + USER,
                "--regid=0",
                "--clear-groups",
                shell,
                starter))
        .in(FOLDER.resolve("homes"))
        .with("PATH", FOLDER.resolve("machine"))
        .with("HOME", home)
        .with("JUKEBOX_JDK_URL", server.url())
        .with("JUKEBOX_MAVEN_URL", server.url());
  }

  private static List<String> ownLines(Jbang.Finished finished) {
    return finished.err().lines().filter(line -> line.startsWith("jbang: ")).toList();
  }

  private static void layOutMachine() throws IOException {
    var machine = Files.createDirectories(FOLDER.resolve("machine"));
    for (var tool : TOOLS) {
      Files.createSymbolicLink(machine.resolve(tool), find(tool).toRealPath());
    }
    var homes = Files.createDirectories(FOLDER.resolve("homes"));
    Files.createDirectories(homes.resolve("odd name"));
    Files.createDirectories(homes.resolve("other"));
    Files.writeString(
        homes.resolve("Hello.java"),
        """
        public class Hello {
          public static void main(String... args) {
            System.out.println("hello " + String.join(" ", args));
          }
        }
        """);
    // the clone may lie where only its owner can read
    var repository = Files.createDirectories(FOLDER.resolve("repository/.bootstrap"));
    for (var name : List.of("jbang", ".bootstrap/FetchJbang.java", ".bootstrap/LockedJbang.java")) {
      Files.copy(Jbang.repository().resolve(name), repository.resolveSibling(name));
    }
    openToEverybody(FOLDER, repository.getParent(), repository, homes);
    openToEverybody(homes.resolve("odd name"), homes.resolve("other"));
  }

  private static void openToEverybody(Path... folders) throws IOException {
    for (var folder : folders) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
  }

  // what JBang and javac need of a JDK, so that making and unpacking it does not take long
  private static void makeJdk(Path archive) throws Exception {
    var jdk = FOLDER.resolve("jdk-made-here");
    var jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    assumeTrue(Files.isExecutable(jlink), "this Java has no jlink");
    run(
        jlink.toString(),
        "--add-modules=java.se,jdk.compiler,jdk.crypto.ec,jdk.jartool,jdk.unsupported,jdk.zipfs",
        "--strip-debug",
        "--no-man-pages",
        "--no-header-files",
        "--output=" + jdk);
    var tar = FOLDER.resolve("jdk.tar");
    run(find("tar").toString(), "-C", FOLDER.toString(), "-cf", tar.toString(), "jdk-made-here");
    run(find("gzip").toString(), "-1", tar.toString());
    Files.move(FOLDER.resolve("jdk.tar.gz"), archive, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void run(String... command) throws Exception {
    var process = new ProcessBuilder(command).inheritIO().start();
    assertEquals(0, process.waitFor(), () -> String.join(" ", command));
  }

  private static String archiveName() {
    return ARCHIVE.formatted(System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64");
  }

  private static String sha256(Path file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }

  private static Path find(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }
}
