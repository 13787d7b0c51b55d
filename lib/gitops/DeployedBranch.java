package gitops;

import console.Failure;
import java.io.IOException;
import java.util.List;

/** The branch that Argo CD reads: a commit on another one would be pushed and never deployed. */
record DeployedBranch(ServerBranch checkedOut) {
  private static final List<String> ENVIRONMENTS = List.of("test", "prod");

  /**
   * Looks whether the branch that is checked out is the one that the ApplicationSets name.
   *
   * @throws Failure when it is another one: exit code 1
   */
  void require() throws IOException {
    for (var environment : ENVIRONMENTS) {
      var name = AppsetFile.nameFor(environment);
      var revision =
          checkedOut.text(name).flatMap(text -> new AppsetFile(name, text).valuesRevision());
      if (revision.isPresent() && !revision.get().equals(checkedOut.name())) {
        throw Failure.content(
            "your clone has the branch "
                + checkedOut.name()
                + " checked out, but Argo CD reads "
                + revision.get()
                + " ("
                + name
                + ")",
            "git checkout " + revision.get());
      }
    }
  }
}
