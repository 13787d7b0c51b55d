import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;

/**
 * A shell in which the catalog is registered as the README says, and of which nothing is known but
 * what a person exported: scripts are started as {@code jbang alias@catalog}.
 */
final class CatalogSeat {
  private final Path home;
  private final Path directory;
  private final Map<String, String> exports;

  /**
   * @param home the person's home directory, which holds what JBang remembers
   * @param directory where they are
   * @param exports what they exported
   */
  CatalogSeat(Path home, Path directory, Map<String, String> exports) {
    this.home = home;
    this.directory = directory;
    this.exports = exports;
  }

  /** Registers this clone's catalog. */
  Jbang.Finished register() {
    var catalog = Jbang.repository().resolve("jbang-catalog.json").toString();
    return jbang().run("catalog", "add", "--global", "--name", "catalog", catalog);
  }

  /** Starts an alias as a process of its own and waits for its end. */
  Jbang.Finished run(String alias, String... arguments) {
    var line = new String[arguments.length + 1];
    line[0] = alias + "@catalog";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return jbang().run(line);
  }

  private Jbang jbang() {
    var jbang = Jbang.starter();
    for (var inherited : new HashSet<>(System.getenv().keySet())) {
      if (!inherited.equals("PATH") && !inherited.equals("JBANG_CACHE_DIR")) {
        jbang = jbang.without(inherited);
      }
    }
    // what was fetched and built already is not fetched and built again
    jbang
        .with("HOME", home)
        .with("JBANG_DIR", home.resolve("jbang"))
        .with("JBANG_REPO", StarterCache.mavenRepository())
        .with("JUKEBOX_CACHE", StarterCache.directory())
        .in(directory);
    exports.forEach(jbang::with);
    return jbang;
  }
}
