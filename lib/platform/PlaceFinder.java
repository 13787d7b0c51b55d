package platform;

import console.Failure;
import console.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out where things are. What was said now counts: an option, then an environment variable.
 * Otherwise what is remembered or written somewhere: the profile, the clone's remote, an
 * appset-toolings.yaml that is already filled. These must agree; where they do not, all are shown
 * and nothing is guessed.
 */
final class PlaceFinder {
  private static final String GITEA = "gitea-gitea.";
  private static final String TOOLINGS = "appset-toolings.yaml";
  private static final String TEST = "appset-test.yaml";
  private static final Path WORKBENCH_CLONE = Path.of("/opt/app-root/src/mlops-gitops");

  private final Workbench workbench;
  private final Profile profile;
  private final PlaceOptions options;
  private final Function<String, Optional<Found>> askTheCluster;

  /**
   * @param askTheCluster looks a value up in the cluster, when nothing else knows it: the key is
   *     one of {@link Profile#USER} and {@link Profile#CLUSTER_DOMAIN}
   */
  PlaceFinder(
      Workbench workbench,
      Profile profile,
      PlaceOptions options,
      Function<String, Optional<Found>> askTheCluster) {
    this.workbench = workbench;
    this.profile = profile;
    this.options = options;
    this.askTheCluster = askTheCluster;
  }

  Platform find() {
    var directory = gitopsDirectory();
    var clone = Clone.at(directory);
    var toolings = FilledAppset.at(directory, TOOLINGS);
    var user =
        agreed(
            "user name",
            "--user",
            said("--user", options.user, "USER_NAME"),
            Stream.of(
                fromProfile(Profile.USER),
                clone.map(it -> new Found(it.owner(), "the clone's remote")),
                toolings.map(it -> new Found(it.owner(), TOOLINGS))),
            Profile.USER);
    var domain =
        agreed(
            "cluster domain",
            "--cluster-domain",
            said("--cluster-domain", options.clusterDomain, "CLUSTER_DOMAIN"),
            Stream.of(
                fromProfile(Profile.CLUSTER_DOMAIN),
                clone.flatMap(it -> domainOf(it.server(), "the clone's remote")),
                toolings.flatMap(it -> domainOf(it.server(), TOOLINGS))),
            Profile.CLUSTER_DOMAIN);
    var server =
        said("--git-server", options.gitServer, "GIT_SERVER")
            .or(() -> fromProfile(Profile.GIT_SERVER))
            .or(() -> clone.map(it -> new Found(it.server(), "the clone's remote")))
            .orElse(new Found(GITEA + domain.value(), "the cluster domain"));
    return new Platform(user.value(), domain.value(), server.value(), directory, profile);
  }

  private Path gitopsDirectory() {
    var said =
        said("--gitops-dir", options.gitopsDirectory, "MLOPS_GITOPS")
            .or(() -> fromProfile(Profile.GITOPS_DIR));
    if (said.isPresent()) {
      return workbench.path(said.get().value());
    }
    var here = workbench.directory();
    return Stream.of(here, here.resolve("mlops-gitops"))
        .filter(directory -> Files.exists(directory.resolve("appset-test.yaml")))
        .findFirst()
        .orElse(WORKBENCH_CLONE);
  }

  private Optional<Found> said(String option, String value, String variable) {
    if (value != null) {
      return Optional.of(new Found(value, option));
    }
    return workbench
        .variable(variable)
        .map(it -> new Found(it, "environment variable " + variable));
  }

  private Optional<Found> fromProfile(String key) {
    return profile.text(key).map(value -> new Found(value, "profile " + profile.file()));
  }

  private static Optional<Found> domainOf(String gitServer, String source) {
    return gitServer.startsWith(GITEA)
        ? Optional.of(new Found(gitServer.substring(GITEA.length()), source))
        : Optional.empty();
  }

  private Found agreed(
      String what,
      String option,
      Optional<Found> said,
      Stream<Optional<Found>> written,
      String key) {
    if (said.isPresent()) {
      return said.get();
    }
    var candidates = new ArrayList<Found>();
    written.flatMap(Optional::stream).forEach(candidates::add);
    if (candidates.isEmpty()) {
      return lastWritten(key)
          .or(() -> askTheCluster.apply(key))
          .orElseThrow(() -> unknown(what, option));
    }
    if (candidates.stream().map(Found::value).distinct().count() > 1) {
      throw contradiction(what, option, candidates);
    }
    return candidates.get(0);
  }

  // what setup-appsets wrote is asked last: when it is wrong, setup-appsets must be able to mend it
  private Optional<Found> lastWritten(String key) {
    var appset = FilledAppset.at(gitopsDirectory(), TEST);
    return key.equals(Profile.USER)
        ? appset.map(it -> new Found(it.owner(), TEST))
        : appset.flatMap(it -> domainOf(it.server(), TEST));
  }

  private static Failure unknown(String what, String option) {
    var variable = option.substring(2).toUpperCase().replace('-', '_');
    return Failure.usage(
        "the " + what + " is not known: no option, no profile and no clone names it",
        "add " + option + ", or set " + (option.equals("--user") ? "USER_NAME" : variable));
  }

  private static Failure contradiction(String what, String option, List<Found> candidates) {
    var all = candidates.stream().map(Found::toString).collect(Collectors.joining(", but "));
    return Failure.usage("the " + what + " is not clear: " + all, "say which with " + option);
  }
}
