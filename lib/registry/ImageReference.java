package registry;

import console.Failure;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image, taken apart (the grammar of the Docker and OCI distribution projects).
 *
 * @param registry host and maybe port, such as {@code quay.io} or {@code localhost:5000}
 * @param repository such as {@code me/jukebox}
 * @param reference a tag or a digest
 */
public record ImageReference(String registry, String repository, String reference) {
  private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern REPOSITORY = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
  private static final Pattern REGISTRY =
      Pattern.compile("(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(?::\\d{1,5})?");
  private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

  /** What docker assumes where no registry is named, and where that really is. */
  private static final String DOCKER_HUB = "docker.io";

  private static final String DOCKER_HUB_HOST = "registry-1.docker.io";
  private static final String DEFAULT_TAG = "latest";

  /**
   * Reads a name. Without registry it is Docker Hub's, without tag and digest {@code latest}; a
   * digest counts more than a tag before it.
   *
   * @throws Failure when images cannot have such a name: exit code 2
   */
  public static ImageReference parse(String text) {
    return read(text)
        .orElseThrow(
            () ->
                Failure.usage(
                    text + " is not the name of an image",
                    "give it in small letters, as quay.io/me/jukebox"));
  }

  /**
   * Reads a full name, with registry and tag or digest; empty for any other. What is assumed in
   * place of a missing part differs from cluster to cluster.
   */
  public static Optional<ImageReference> parseFull(String text) {
    int slash = text.indexOf('/');
    boolean named = slash > 0 && isHost(text.substring(0, slash));
    boolean tagged = text.indexOf(':', slash) > slash;
    return named && tagged ? read(text) : Optional.empty();
  }

  private static Optional<ImageReference> read(String text) {
    int at = text.indexOf('@');
    var name = at < 0 ? text : text.substring(0, at);
    int colon = name.lastIndexOf(':');
    boolean tagged = colon > name.lastIndexOf('/');
    var tag = tagged ? name.substring(colon + 1) : DEFAULT_TAG;
    var untagged = tagged ? name.substring(0, colon) : name;
    var reference = at < 0 ? tag : text.substring(at + 1);

    int slash = untagged.indexOf('/');
    boolean named = slash > 0 && isHost(untagged.substring(0, slash));
    var registry = named ? untagged.substring(0, slash) : DOCKER_HUB;
    var repository = named ? untagged.substring(slash + 1) : untagged;
    boolean digested = at >= 0;
    if (!REGISTRY.matcher(registry).matches()
        || !REPOSITORY.matcher(repository).matches()
        || !isTag(tag)
        || digested && !Digest.isDigest(reference)) {
      return Optional.empty();
    }
    return Optional.of(
        registry.equals(DOCKER_HUB)
            ? onDockerHub(repository, reference)
            : new ImageReference(registry, repository, reference));
  }

  private static boolean isHost(String first) {
    return first.contains(".") || first.contains(":") || first.equals("localhost");
  }

  private static ImageReference onDockerHub(String repository, String reference) {
    var full = repository.contains("/") ? repository : "library/" + repository;
    return new ImageReference(DOCKER_HUB_HOST, full, reference);
  }

  /** Whether an image can have this tag. */
  public static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }

  /** Whether it names a content, which never changes, and not a tag, which may move. */
  public boolean isPinned() {
    return Digest.isDigest(reference);
  }

  /** Registry and repository, without tag and digest. */
  public String name() {
    return registry + "/" + repository;
  }

  @Override
  public String toString() {
    return name() + (isPinned() ? "@" : ":") + reference;
  }
}
