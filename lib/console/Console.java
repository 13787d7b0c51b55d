//SOURCES ByteSize.java
//SOURCES DisplayWidth.java
//SOURCES ExitCode.java
//SOURCES Failure.java
//SOURCES LiveBlock.java
//SOURCES LogPace.java
//SOURCES OutputFormat.java
//SOURCES PlainNumbers.java
//SOURCES Progress.java
//SOURCES QuickExit.java
//SOURCES Result.java
//SOURCES Script.java
//SOURCES Speed.java
//SOURCES StatusLine.java
//SOURCES Table.java
//SOURCES Transfer.java
//SOURCES Workbench.java
// -XD: pieces of text are joined without the classes that Java would make for it at run time
//JAVAC_OPTIONS -encoding UTF-8 -XDstringConcat=inline
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.2.3
//DEPS org.snakeyaml:snakeyaml-engine:3.2

package console;

import java.io.PrintStream;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees on stderr, and what a program gets on stdout. */
public final class Console {
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String GREEN = "\u001b[32m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream out;
  private final StatusLine err;
  private final boolean colours;

  public Console(Workbench workbench) {
    this.out = workbench.out();
    this.colours = workbench.colours();
    this.err = new StatusLine(workbench.err(), colours);
  }

  /** A step of the lesson begins. */
  public void step(String what) {
    err.println(styled(BOLD, "» " + what));
  }

  /** The shell line that the next change stands for, so that people learn it. */
  public void standsFor(String commandLine) {
    commandLine.lines().forEach(line -> err.println(styled(DIM, "  $ " + line)));
  }

  /** Something worth knowing about the step under way. */
  public void say(String what) {
    err.println("  " + what);
  }

  /** Something was observed to be done. */
  public void done(String what) {
    err.println(styled(GREEN, "  ✓ ") + what);
  }

  /** Something that does not stop the step but may surprise later. */
  public void warn(String what) {
    err.println(styled(YELLOW, "  ! ") + what);
  }

  /** Something that is wrong, where others are looked at all the same. */
  public void broken(String what) {
    err.println(styled(RED, "  ✗ ") + what);
  }

  /** A place for lines that redraw themselves; empty where nobody would see them move. */
  public Optional<LiveBlock> live() {
    return colours ? Optional.of(new LiveBlock(err)) : Optional.empty();
  }

  /**
   * A transfer begins: from now on it is shown how far it is, until it is closed.
   *
   * @param totalBytes how much there is to transfer
   */
  public Progress progress(long totalBytes) {
    return new Progress(err, totalBytes).start();
  }

  /** The step failed: the sentence and what helps. */
  public void failure(String sentence, String next) {
    err.println(styled(RED, "error: ") + sentence);
    if (!next.isEmpty()) {
      err.println("  next: " + next);
    }
  }

  /** Text for stdout that is the result itself, such as an explanation. */
  public void print(String text) {
    out.println(text);
    out.flush();
  }

  /** The script's result, in the format that was asked for. */
  public void result(Result result, OutputFormat format) {
    switch (format) {
      case text -> result.lines().forEach(out::println);
      case json -> out.println(json(result));
      case yaml -> out.print(yaml(result));
    }
    out.flush();
  }

  private static String json(Result result) {
    var mapper =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    return mapper.writeValueAsString(result.data());
  }

  private static String yaml(Result result) {
    var settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    return new Dump(settings, new PlainNumbers(settings)).dumpToString(result.data());
  }

  private String styled(String style, String text) {
    return colours ? style + text + PLAIN : text;
  }
}
