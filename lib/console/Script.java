package console;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What every script has in common: the help with its exit codes, {@code -o}, {@code --explain} and
 * {@code --dry-run}, and one sentence instead of a stack trace when something is wrong. A script is
 * one step of the lesson: it overrides {@link #run()} and reads like it.
 */
@Command(
    version = "jukebox scripts 0.1.0",
    sortOptions = false,
    usageHelpAutoWidth = true,
    showDefaultValues = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or there was nothing to do",
      "1:the step failed",
      "2:the command line, the profile or a path is wrong",
      "3:not reached in time",
      "4:refused: changed files, a taken tag, a model that is not better",
      "5:access denied",
      "6:a server is not reachable",
      "130:interrupted"
    })
public abstract class Script implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "how the result is printed on stdout: ${COMPLETION-CANDIDATES} (default: text)")
  private OutputFormat format = OutputFormat.text;

  @Option(
      names = "--explain",
      description = "print the shell commands that this step stands for, and change nothing")
  private boolean explain;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  // not --version as elsewhere: for these scripts that is the version of a model
  @Option(names = "-V", versionHelp = true, description = "print the scripts' version")
  private boolean versionOfScripts;

  private Workbench workbench = Workbench.ofProcess();
  private Console console = new Console(workbench);

  /** Does the step. What it returns is printed as the script's result. */
  protected abstract Result run() throws Exception;

  /** The shell commands of the workshop's page that this step replaces. */
  protected abstract String explanation();

  /** Where this script runs. */
  protected Workbench workbench() {
    return workbench;
  }

  /** What the person at the keyboard sees. */
  protected Console console() {
    return console;
  }

  /** The command line of a script that is seated at this workbench, ready to {@code execute}. */
  public static CommandLine at(Workbench workbench, Script script) {
    script.workbench = workbench;
    script.console = new Console(workbench);
    return new CommandLine(script)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(workbench.out(), true))
        .setErr(new PrintWriter(workbench.err(), true))
        .setParameterExceptionHandler((wrong, args) -> script.usageError(wrong))
        .setExecutionExceptionHandler((failed, line, parsed) -> script.exitCodeOf(failed));
  }

  /** A script's {@code main}: runs it in this process and ends the process with its exit code. */
  public static void main(Script script, String... args) {
    QuickExit.with(at(Workbench.ofProcess(), script).execute(args));
  }

  @Override
  public final Integer call() throws Exception {
    if (explain) {
      console.print(explanation().strip());
      return ExitCode.DONE;
    }
    try {
      var result = run();
      console.result(result, format);
      if (result.failure().isPresent()) {
        throw result.failure().get();
      }
      return ExitCode.DONE;
    } finally {
      close();
    }
  }

  /**
   * Does another script's step as a part of this one: at the same workbench, with the result handed
   * over instead of printed. Its classes load only now, so that a script which ends earlier does
   * not pay for them.
   *
   * @param args what a person would type
   * @throws Failure in that script's own words
   */
  protected final Result runStep(Script step, String... args) throws Exception {
    at(workbench, step).parseArgs(args);
    step.console = console;
    try {
      return step.run();
    } catch (Exception failed) {
      var known = step.inWords(failed);
      throw known.isPresent() ? known.get() : failed;
    } finally {
      step.close();
    }
  }

  /**
   * Puts an exception of a library into the sentence that a person can act on; empty where it is
   * not known.
   */
  protected Optional<Failure> inWords(Exception failed) {
    return failed instanceof Failure failure ? Optional.of(failure) : Optional.empty();
  }

  /** Lets go of what the script opened. */
  protected void close() {}

  private int usageError(CommandLine.ParameterException wrong) {
    var command = wrong.getCommandLine().getCommandName();
    console.failure(wrong.getMessage(), command + " --help");
    return ExitCode.USAGE;
  }

  private int exitCodeOf(Exception failed) {
    var known = inWords(failed);
    if (known.isPresent()) {
      console.failure(known.get().getMessage(), known.get().next());
      return known.get().exitCode();
    }
    if (failed instanceof InterruptedException) {
      console.failure("interrupted", "");
      return ExitCode.INTERRUPTED;
    }
    // a gap in our own error handling: name it, and let those who look for the cause see it
    console.failure(
        "unexpected " + failed.getClass().getSimpleName() + ": " + failed.getMessage(),
        "run again with JUKEBOX_DEBUG=1 to see where it comes from, and report it");
    if (workbench.variable("JUKEBOX_DEBUG").isPresent()) {
      failed.printStackTrace(workbench.err());
    }
    return ExitCode.FAILED;
  }
}
