package modelcar.layers;

import java.util.ArrayList;
import java.util.List;
import registry.Digest;

/**
 * What is remembered of a layer.
 *
 * @param repositories where it was pushed, such as {@code quay.io/me/jukebox}, the last one first;
 *     other repositories of the same registry can have it from there without sending it again
 */
public record KnownDigest(Digest digest, List<String> repositories) {
  private static final int REPOSITORIES = 5;

  public KnownDigest {
    repositories = List.copyOf(repositories);
  }

  /** The same, after it was pushed to one more. */
  KnownDigest pushedTo(String repository) {
    var first = new ArrayList<>(List.of(repository));
    repositories.stream().filter(it -> !it.equals(repository)).forEach(first::add);
    return new KnownDigest(digest, first.subList(0, Math.min(first.size(), REPOSITORIES)));
  }
}
