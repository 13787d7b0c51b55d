import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A document of this repository, as far as the tests look at it: headings, fenced blocks, inline
 * code and links.
 *
 * @param file where it is
 * @param prose everything outside of fenced blocks
 * @param blocks the fenced blocks in their order
 */
record MarkdownPage(Path file, String prose, List<Block> blocks) {
  private static final String FENCE = "```";
  private static final Pattern INLINE_CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (.*)$");

  /**
   * A fenced block.
   *
   * @param language what stands behind the fence, for example {@code sh}
   */
  record Block(String language, List<String> lines) {
    String text() {
      return String.join("\n", lines) + "\n";
    }

    /** The lines without shell comments, which are prose and differ between languages. */
    List<String> withoutComments() {
      return lines.stream().map(line -> line.replaceFirst("(^|\\s+)# .*$", "")).toList();
    }
  }

  static MarkdownPage of(String path) {
    var file = Jbang.repository().resolve(path);
    try {
      return of(file, Files.readAllLines(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static MarkdownPage of(Path file, List<String> lines) {
    var prose = new StringBuilder();
    var blocks = new ArrayList<Block>();
    var open = false;
    for (var line : lines) {
      if (line.startsWith(FENCE)) {
        open = !open;
        if (open) {
          blocks.add(new Block(line.substring(FENCE.length()).strip(), new ArrayList<>()));
        }
      } else if (open) {
        blocks.get(blocks.size() - 1).lines().add(line);
      } else {
        prose.append(line).append('\n');
      }
    }
    if (open) {
      throw new IllegalArgumentException("the last block of " + file + " is not closed");
    }
    return new MarkdownPage(file, prose.toString(), List.copyOf(blocks));
  }

  /** The blocks in one of these languages. */
  List<Block> blocks(String... languages) {
    return blocks.stream().filter(it -> List.of(languages).contains(it.language())).toList();
  }

  /** The texts of the second-level headings. */
  List<String> sections() {
    return all(SECTION);
  }

  List<String> inlineCode() {
    return all(INLINE_CODE);
  }

  List<String> links() {
    return all(LINK);
  }

  private List<String> all(Pattern pattern) {
    return pattern.matcher(prose).results().map(MarkdownPage::firstGroup).toList();
  }

  private static String firstGroup(MatchResult match) {
    return match.group(1);
  }

  @Override
  public String toString() {
    return Jbang.repository().relativize(file).toString();
  }
}
