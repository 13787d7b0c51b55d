import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import console.Script;
import embedded.PlatformOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Our own page, read from the first line to the last: what it says to type is typed, and has to
 * print what the page shows. The page in the other language has the same blocks, as another test
 * says.
 */
@Tag("embedded")
@Timeout(600)
class PageLessonTest {
  private static final String PAGE = "workshop/en/model-deployment.md";
  private static final Pattern PULL_REQUEST = Pattern.compile("opened (\\S+/pulls/\\d+)");

  private EmbeddedWorkshop workshop;
  private WorkshopParticipant user;
  private Shell shell;
  private Terminal terminal;
  private String firstTag;

  /**
   * Commands, and what the page shows of their output.
   *
   * @param shown empty where the page shows nothing
   */
  private record Typing(List<String> lines, Optional<ShownOutput> shown) {}

  @BeforeEach
  void start() throws Exception {
    Shell.require("sh", "sed", "git");
    workshop = EmbeddedWorkshop.start(PlatformOptions.temporary());
    user = workshop.newParticipant();
    shell = new Shell(user);
    terminal = new Terminal(user);
    firstTag = tag();
  }

  @AfterEach
  void stop() throws Exception {
    if (workshop != null) {
      new PlantedSecrets(user).assertNone(terminal.transcript());
      workshop.close();
    }
  }

  @Test
  void thePageShowsWhatItsCommandsPrint() throws Exception {
    var typings = typings();
    assertFalse(typings.isEmpty());
    for (var typing : typings) {
      type(typing);
    }

    KnownAnswer.VERSION_2.assertMade(terminal.predict("test"));
    KnownAnswer.VERSION_1.assertMade(terminal.predict("prod")); // it was rolled back
  }

  /** The blocks with scripts of ours, each with the output that is shown first after it. */
  private static List<Typing> typings() {
    var typings = new ArrayList<Typing>();
    for (var block : MarkdownPage.of(PAGE).blocks("sh", "console")) {
      if (block.language().equals("sh")) {
        if (block.text().contains("@catalog")) {
          typings.add(new Typing(block.lines(), Optional.empty()));
        }
      } else if (!typings.isEmpty()) {
        var last = typings.remove(typings.size() - 1);
        var shown = last.shown().or(() -> Optional.of(new ShownOutput(block.lines())));
        typings.add(new Typing(last.lines(), shown));
      }
    }
    return typings;
  }

  private void type(Typing typing) throws Exception {
    var printed = new ArrayList<String>();
    int exitCode = 0;
    for (var line : typing.lines()) {
      assertEquals(0, exitCode, () -> "before: " + line + "\n" + String.join("\n", printed));
      var typed = CommandLines.in(filled(line)).stream().findFirst();
      if (typed.isPresent()) {
        var ended = type(typed.get());
        exitCode = ended.exitCode();
        asOnATerminal(ended).forEach(printed::add);
      } else {
        shell.type("cd '" + user.gitops() + "'\n" + filled(line)).lines().forEach(printed::add);
      }
    }
    hold(typing, printed, exitCode);
    mergeWhatWasProposed(printed);
  }

  private Typed type(CommandLines.Typed typed) throws Exception {
    var alias =
        Catalog.aliases().stream().filter(it -> it.name().equals(typed.alias())).findFirst();
    var file = alias.orElseThrow().file().getFileName().toString();
    var script = Class.forName(file.replaceFirst("\\.java$", ""));
    return terminal.type(
        (Script) script.getDeclaredConstructor().newInstance(),
        typed.arguments().toArray(String[]::new));
  }

  // the error comes last there, after the result
  private static Stream<String> asOnATerminal(Typed ended) {
    var progress = ended.err().lines().takeWhile(line -> !line.startsWith("error: "));
    var error = ended.err().lines().dropWhile(line -> !line.startsWith("error: "));
    return Stream.of(progress, ended.out().lines(), error).flatMap(it -> it);
  }

  private void hold(Typing typing, List<String> printed, int exitCode) throws IOException {
    var text = String.join("\n", printed);
    if (typing.shown().filter(ShownOutput::isFailure).isPresent()) {
      assertNotEquals(0, exitCode, text);
    } else {
      assertEquals(0, exitCode, text);
    }
    var tags = List.of(firstTag, tag());
    var missing = typing.shown().flatMap(it -> it.firstMissingIn(printed, tags));
    assertEquals(Optional.empty(), missing, () -> typing.lines() + " printed:\n" + text);
  }

  /** The page says: open the link and press the button. */
  private void mergeWhatWasProposed(List<String> printed) throws InterruptedException {
    for (var line : printed) {
      var proposed = PULL_REQUEST.matcher(line);
      if (proposed.find()) {
        new GitServerOffice(user).merge(proposed.group(1));
      }
    }
  }

  private String filled(String line) throws IOException {
    return line.replace("<USER_NAME>", user.name())
        .replace("<CLUSTER_DOMAIN>", user.clusterDomain())
        .replace("<FIRST_TAG>", firstTag)
        .replace("<TAG>", tag());
  }

  private String tag() throws IOException {
    return modelcar.SourceRepository.commitHolding(user.model()).tag();
  }
}
