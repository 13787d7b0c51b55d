package embedded.registry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Digests of images elsewhere that a stand-in answers for: a base image pinned by digest for the
 * real registry is found here too, though not with the same content.
 */
final class Aliases {
  private final Map<String, String> references = new ConcurrentHashMap<>();

  void add(String repository, Digest digest, String reference) {
    references.put(key(repository, digest.toString()), reference);
  }

  /** The tag or digest of the stand-in. */
  Optional<String> standIn(String repository, String reference) {
    return Optional.ofNullable(references.get(key(repository, reference)));
  }

  private static String key(String repository, String reference) {
    return repository + "@" + reference;
  }
}
