package gitops;

import console.Console;
import console.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import platform.Profile;

/** The option of a step that can work without a clone, as pipelines in an empty pod do. */
public final class GitUrlOption {
  @Option(
      names = "--git-url",
      paramLabel = "URL",
      description = "clone mlops-gitops from here for this one run, instead of using your clone")
  String url;

  /** The place to work in: a temporary clone where the option was given, else nothing. */
  public Place open(Workbench workbench, Profile profile, Console console) throws IOException {
    if (url == null) {
      return new Place(Optional.empty());
    }
    console.standsFor("git clone --depth 1 " + PublicAddress.of(url));
    return new Place(Optional.of(TemporaryClone.of(url, workbench, profile)));
  }

  /** Where to work, deleted in the end where it is temporary. */
  public record Place(Optional<TemporaryClone> temporary) implements AutoCloseable {
    /** The temporary clone's working tree; empty where the person's own clone is meant. */
    public Optional<Path> directory() {
      return temporary.map(TemporaryClone::directory);
    }

    @Override
    public void close() {
      temporary.ifPresent(TemporaryClone::close);
    }
  }
}
