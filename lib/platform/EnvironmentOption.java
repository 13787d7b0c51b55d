package platform;

import java.util.List;
import picocli.CommandLine.Option;

/** The option that says which environments a step is about. */
public final class EnvironmentOption {
  /** The environments of the workshop; {@code all} is both. */
  public enum Choice {
    test,
    prod,
    all
  }

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "which environment: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "all")
  Choice choice = Choice.all;

  /** The environments in the order in which they are deployed. */
  public List<String> names() {
    return choice == Choice.all ? List.of("test", "prod") : List.of(choice.name());
  }
}
