package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import console.Workbench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where things are kept, also where there is no home directory to keep them in. */
@Tag("unit")
class CacheDirectoryTest {
  @TempDir Path folder;
  private Path temporary;

  @BeforeEach
  void linuxOnly() throws IOException {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "other systems keep it elsewhere");
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @Test
  void inTheHomeDirectoryAndNothingIsMade() {
    assertEquals(folder.resolve("home/.cache/jukebox"), of(folder.resolve("home")));
    assertFalse(Files.exists(folder.resolve("home")));
  }

  @Test
  void withoutAHomeDirectoryInOneOfTheUsersOwn() throws Exception {
    var cache = of(noHome());

    assertEquals(own(), cache);
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
    assertEquals(cache, of(noHome()), "it is found again");
  }

  @Test
  void oneThatOthersMayWriteIsNotTheUsersOwn() throws Exception {
    Files.createDirectory(own());
    Files.setPosixFilePermissions(own(), PosixFilePermissions.fromString("rwx-w----"));

    assertEquals(noHome().resolve(".cache/jukebox"), of(noHome()));
  }

  @Test
  void aLinkThatSomebodyLaidIsNotTheUsersOwn() throws Exception {
    var theirs = Files.createDirectory(folder.resolve("theirs"));
    Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(own(), theirs);

    assertEquals(noHome().resolve(".cache/jukebox"), of(noHome()));
  }

  @Test
  void whatTheUserChoseIsTaken() {
    assertEquals(noHome().resolve("kept"), of(noHome(), "JUKEBOX_CACHE", noHome() + "/kept"));
  }

  private Path own() throws IOException {
    return temporary.resolve("jukebox-" + Files.getAttribute(folder, "unix:uid"));
  }

  // nobody can write there, not even root
  private Path noHome() {
    return Path.of("/dev/null");
  }

  private Path of(Path home, String... more) {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var environment = new TreeMap<>(Map.of("TMPDIR", temporary.toString()));
    if (more.length > 0) {
      environment.put(more[0], more[1]);
    }
    return CacheDirectory.of(new Workbench(environment, folder, home, nowhere, nowhere, false));
  }
}
