import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the starter has already fetched on this machine, so that tests need not do it again. */
final class StarterCache {
  static final String JBANG_VERSION = "0.132.1";
  private static final Path DIRECTORY = TemporaryFolder.create("starter-cache");
  private static boolean filled;

  private StarterCache() {}

  /** A cache directory of the starter for this run of the tests, with all that it needs. */
  static synchronized Path directory() {
    if (!filled) {
      var known = knownJar();
      try {
        if (Files.exists(known)) {
          Files.copy(known, jar());
        }
      } catch (IOException failed) {
        throw new IllegalStateException("cannot copy " + known, failed);
      }
      var version =
          Jbang.starter()
              .with("JUKEBOX_CACHE", DIRECTORY)
              .with("PATH", WithoutJbang.path())
              .run("version");
      if (version.exitCode() != 0) {
        throw new IllegalStateException("./jbang does not start: " + version.err());
      }
      filled = true;
    }
    return DIRECTORY;
  }

  /** JBang's jar as it comes from Maven Central. */
  static Path fetchedJar() {
    directory();
    return jar();
  }

  /** The local Maven repository that this run of the tests was resolved with. */
  static Path mavenRepository() {
    var given = System.getenv("JBANG_REPO");
    return given != null ? Path.of(given) : home().resolve(".m2/repository");
  }

  private static Path jar() {
    return DIRECTORY.resolve("jbang-" + JBANG_VERSION + ".jar");
  }

  // by the starter's own rules; where it is not there, the starter fetches it
  private static Path knownJar() {
    var cache = System.getenv("JUKEBOX_CACHE");
    var xdg = System.getenv("XDG_CACHE_HOME");
    if (cache != null) {
      return Path.of(cache, jar().getFileName().toString());
    }
    var caches = xdg != null ? Path.of(xdg) : home().resolve(".cache");
    return caches.resolve("jukebox").resolve(jar().getFileName());
  }

  private static Path home() {
    var home = System.getenv("HOME");
    return Path.of(home != null ? home : System.getProperty("user.home"));
  }
}
