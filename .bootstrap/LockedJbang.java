import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * JBang's own main, one at a time per JBang cache. Several first starts of one script that build in
 * the same cache break it (each deletes what the other has just written), so a start holds a lock
 * on the cache while JBang resolves and compiles. The script itself runs afterwards, without it.
 *
 * <p>The lock is the operating system's: it goes with the process, however that ends.
 */
public final class LockedJbang {
  private static final long SAY_SO_AFTER_MILLIS = 3_000;
  private static final long GIVE_UP_AFTER_MILLIS = 300_000;

  private LockedJbang() {}

  public static void main(String... args) throws Throwable {
    if (builds(args)) {
      lock(cache());
    }
    try {
      Class.forName("dev.jbang.Main").getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  // an editor session stays open for hours and must not keep scripts from starting
  private static boolean builds(String... args) {
    return args.length > 0 && !args[0].equals("edit");
  }

  /** Where JBang keeps what it builds, by JBang's own rules. */
  private static Path cache() {
    var cache = System.getenv("JBANG_CACHE_DIR");
    if (cache != null) {
      return Path.of(cache);
    }
    var home = System.getenv("JBANG_DIR");
    var jbang = home != null ? Path.of(home) : Path.of(System.getProperty("user.home"), ".jbang");
    return jbang.resolve("cache");
  }

  private static void lock(Path cache) throws InterruptedException {
    try {
      Files.createDirectories(cache);
      waitFor(
          FileChannel.open(
              cache.resolve(".start-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException noLocksHere) {
      // a read-only cache or a file system without locks: JBang itself says what is wrong, if it is
    }
  }

  // the channel stays open on purpose: closing it would release the lock
  private static void waitFor(FileChannel channel) throws IOException, InterruptedException {
    var started = System.currentTimeMillis();
    var said = false;
    while (channel.tryLock() == null) {
      var waited = System.currentTimeMillis() - started;
      if (waited > GIVE_UP_AFTER_MILLIS) {
        System.err.println("jbang: another start still holds the cache; going on without waiting");
        return;
      }
      if (waited > SAY_SO_AFTER_MILLIS && !said) {
        System.err.println("jbang: waiting for another start that is building");
        said = true;
      }
      Thread.sleep(20);
    }
  }
}
