package console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A script that does another script's step. */
@Tag("unit")
class StepTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void handsOneDocumentToPrograms() {
    assertEquals(0, run("-o", "json", "--version", "1.0"));

    assertEquals(
        """
        {
          "pushed" : "1.0",
          "deployed" : {
            "version" : "1.0",
            "links" : {
              "model" : "http://model"
            }
          }
        }
        """,
        out.toString().replace(System.lineSeparator(), "\n"));
    assertTrue(err.toString().contains("» Deploy"), err.toString());
  }

  @Test
  void showsPeopleTheLinksOfTheStep() {
    assertEquals(0, run("--version", "1.0"));

    assertTrue(out.toString().contains("See it:"), out.toString());
    assertTrue(out.toString().contains("model  http://model"), out.toString());
    assertTrue(out.toString().contains("it serves"), out.toString());
  }

  @Test
  void failsInTheWordsOfTheStep() {
    assertEquals(6, run("--version", "unreachable"));

    assertEquals("", out.toString());
    assertTrue(err.toString().contains("error: the cluster is not there"), err.toString());
    assertTrue(err.toString().contains("closed"), err.toString());
  }

  private int run(String... args) {
    var here = Path.of("");
    var workbench =
        new Workbench(
            Map.of(), here, here, new PrintStream(out), new PrintStream(err, true), false);
    return Script.at(workbench, new Push()).execute(args);
  }

  @Command(name = "push")
  private static final class Push extends Script {
    @Option(names = "--version")
    String version;

    @Override
    protected Result run() throws Exception {
      return new Result()
          .value("pushed", version)
          .step("deployed", runStep(new Deploy(), "--version", version));
    }

    @Override
    protected String explanation() {
      return "";
    }
  }

  @Command(name = "deploy")
  private static final class Deploy extends Script {
    @Option(names = "--version")
    String version;

    @Override
    protected Result run() {
      console().step("Deploy");
      if (version.equals("unreachable")) {
        throw new IllegalStateException();
      }
      return new Result().value("version", version).note("it serves").link("model", "http://model");
    }

    @Override
    protected Optional<Failure> inWords(Exception failed) {
      return Optional.of(Failure.unreachable("the cluster is not there", ""));
    }

    @Override
    protected void close() {
      console().say("closed");
    }

    @Override
    protected String explanation() {
      return "";
    }
  }
}
