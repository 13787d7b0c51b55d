package packaging;

import console.Failure;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that say which model is pushed, and what is there before. */
public final class CaseOptions {
  private static final Pattern SIZE = Pattern.compile("(\\d+)(KiB|MiB|GiB)");

  @Option(
      names = "--case",
      paramLabel = "CASE",
      defaultValue = "cold-1g",
      description = "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  Case.Known known;

  @Option(names = "--files", paramLabel = "N", description = "another number of files")
  Integer files;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description = "another size of each file, such as 250KiB, 64MiB or 1GiB")
  String size;

  /** The case that is meant. */
  public Case chosen() {
    var usual = known.meaning();
    return new Case(
        files == null ? usual.files() : files,
        size == null ? usual.fileBytes() : bytes(size),
        usual.state());
  }

  private static long bytes(String text) {
    var size = SIZE.matcher(text);
    if (!size.matches()) {
      throw Failure.usage(text + " is no size", "give it as 250KiB, 64MiB or 1GiB");
    }
    long unit =
        switch (size.group(2)) {
          case "KiB" -> 1L << 10;
          case "MiB" -> 1L << 20;
          default -> 1L << 30;
        };
    return Long.parseLong(size.group(1)) * unit;
  }
}
