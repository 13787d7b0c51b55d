package forecast;

import console.ExitCode;
import console.Failure;
import gitops.Gitops;
import gitops.PublicAddress;
import gitops.RepositoryCopy;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.transport.URIish;
import rendering.RepositoryFolders;

/**
 * The repositories that Applications name besides mlops-gitops. Each is fetched once, into the
 * cache; where it cannot be reached, what an earlier run has fetched is used.
 */
public final class ChartRepositories implements RepositoryFolders {
  private static final int HIGHEST_PORT = 65_535;

  private final Gitops gitops;
  private final Path cache;
  private final boolean isOnline;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> missing = new HashSet<>();
  private final List<String> remarks = new ArrayList<>();

  private ChartRepositories(Gitops gitops, Path cache, boolean isOnline) {
    this.gitops = gitops;
    this.cache = cache.resolve("charts");
    this.isOnline = isOnline;
  }

  /** Asks the servers. */
  public static ChartRepositories online(Gitops gitops, Path cache) {
    return new ChartRepositories(gitops, cache, true);
  }

  /** Asks nobody: there is only what earlier runs have fetched. */
  public static ChartRepositories offline(Gitops gitops, Path cache) {
    return new ChartRepositories(gitops, cache, false);
  }

  /** What a person should know about where the charts come from. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  @Override
  public Optional<Path> of(String url) throws IOException {
    var copy = gitops.copyOf(url, folder(url));
    if (asked.add(url)) {
      refresh(copy, url);
    }
    if (missing.contains(url)) {
      return Optional.empty();
    }
    if (copy.fetchedAt().isEmpty()) {
      throw new UnreachableRepository(copy.name(), "it was never fetched");
    }
    return Optional.of(copy.directory());
  }

  private Path folder(String url) throws UnreachableRepository {
    var name = hostAndPath(url).replaceAll("[^-.\\w]+", "-");
    return cache.resolve(name.replaceFirst("(\\.git)?$", ".git"));
  }

  // a typing mistake in one config.yaml must not end the preview of all
  private static String hostAndPath(String url) throws UnreachableRepository {
    var name = PublicAddress.of(url);
    if (!name.matches("https?://[^/]+/.+")) {
      throw new UnreachableRepository(name, "it is no http or https address");
    }
    try {
      var address = new URI(name);
      var asGitReadsIt = new URIish(name); // which, unlike Java, knows a host_name
      if (asGitReadsIt.getHost() == null || asGitReadsIt.getPort() > HIGHEST_PORT) {
        throw new UnreachableRepository(name, "its host or port is mistyped");
      }
      return address.getRawAuthority() + address.getRawPath();
    } catch (URISyntaxException mistyped) {
      throw new UnreachableRepository(name, "its address is mistyped");
    }
  }

  private void refresh(RepositoryCopy copy, String url) throws IOException {
    if (!isOnline) {
      tellAge(copy, "not asked");
      return;
    }
    try {
      copy.fetch();
    } catch (Failure refused) {
      if (refused.exitCode() == ExitCode.FAILED) {
        missing.add(url); // who answers so is no server that is away
      } else if (copy.fetchedAt().isEmpty()) {
        throw new UnreachableRepository(copy.name(), refused.getMessage());
      } else {
        tellAge(copy, "not reachable");
      }
    }
  }

  private void tellAge(RepositoryCopy copy, String why) throws IOException {
    copy.fetchedAt()
        .ifPresent(
            time ->
                remarks.add(
                    copy.name()
                        + " was "
                        + why
                        + ": its charts are as fetched at "
                        + time.truncatedTo(ChronoUnit.SECONDS)));
  }
}
