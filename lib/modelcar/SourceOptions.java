package modelcar;

import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which commit a model was made from: the image's tag follows from it. */
public final class SourceOptions {
  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "the repository that the model was made from, if MODEL lies elsewhere")
  String source;

  @Option(
      names = "--revision",
      paramLabel = "SHA",
      description =
          "the commit that the model was made from, where there is no repository; with --source,"
              + " the one that must be checked out there")
  String revision;

  @Option(names = "--tag", description = "another tag than the commit")
  String tag;

  @Option(names = "--allow-dirty", description = "pack although tracked files are changed")
  boolean allowDirty;

  /**
   * Finds the version out.
   *
   * @param model as it was given; in the repository, where no other place is named
   * @throws Failure when it is in no repository (exit code 2), or the tag would name a commit that
   *     the files differ from or that is not checked out (4)
   */
  public ModelVersion version(Workbench workbench, String model) throws IOException {
    var commit = commit(workbench.path(source == null ? model : source));
    return new ModelVersion(tag(commit), commit, Optional.ofNullable(revision));
  }

  private Optional<SourceCommit> commit(Path place) throws IOException {
    if (source == null && (revision != null || tag != null)) {
      return Optional.empty();
    }
    var commit = SourceRepository.commitHolding(place);
    requireRevision(commit, place);
    if (!commit.changedFiles().isEmpty() && !allowDirty) {
      throw Failure.refused(
          "the tag would name commit "
              + commit.tag()
              + ", but tracked files differ from it: "
              + String.join(", ", commit.changedFiles()),
          "commit them, or add --allow-dirty");
    }
    return Optional.of(commit);
  }

  // who gives both means one commit, and the image would say two
  private void requireRevision(SourceCommit commit, Path place) {
    if (revision != null && !commit.id().startsWith(SourceCommit.requireDigits(revision))) {
      throw Failure.refused(
          "the repository of " + place + " is at commit " + commit.id() + ", not at " + revision,
          "git -C " + place + " checkout " + revision + ", or leave one of both options out");
    }
  }

  private String tag(Optional<SourceCommit> commit) {
    if (tag != null) {
      return tag;
    }
    return revision != null ? SourceCommit.tag(revision) : commit.orElseThrow().tag();
  }
}
