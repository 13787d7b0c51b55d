package measuring;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * GNU time: starts a process and passes on what the kernel counted for it and for the children that
 * it waited for (getrusage(2)).
 */
final class GnuTime implements Meter {
  private static final List<String> NAMES = List.of("/usr/bin/time", "gtime");

  /** User seconds, system seconds, largest resident set in KiB, blocks written. */
  private static final String FORMAT = "%U %S %M %O";

  private static final int BLOCK_BYTES = 512;

  private final String program;
  private final Meter clock = new Stopwatch();

  private GnuTime(String program) {
    this.program = program;
  }

  /** GNU time, where it is installed; the time of macOS and the shells' own know less. */
  static Optional<Meter> find() throws InterruptedException {
    for (var name : NAMES) {
      try {
        var process = new ProcessBuilder(name, "--version").redirectErrorStream(true).start();
        var version = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() == 0 && version.contains("GNU")) {
          return Optional.of(new GnuTime(name));
        }
      } catch (IOException notInstalled) {
        // the next name
      }
    }
    return Optional.empty();
  }

  @Override
  public Usage run(Call call) throws IOException, InterruptedException {
    var report = Files.createTempFile("usage", ".txt");
    try {
      var words = List.of(program, "--quiet", "-f", FORMAT, "-o", report.toString());
      var wall = clock.run(call.behind(words)).wallSeconds();
      var figures = Files.readString(report).strip().split(" ");
      return new Usage(
          wall,
          OptionalDouble.of(Double.parseDouble(figures[0]) + Double.parseDouble(figures[1])),
          OptionalDouble.of(Double.parseDouble(figures[2]) * 1024),
          OptionalDouble.of(Double.parseDouble(figures[3]) * BLOCK_BYTES));
    } finally {
      Files.delete(report);
    }
  }
}
