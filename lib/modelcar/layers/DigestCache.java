package modelcar.layers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.Digest;

/**
 * The digests of layers that were read before, so that an unchanged model is not read again. One
 * small file per layer, named by what tells that the layer's files are unchanged: path, size, times
 * and inode. Nothing is remembered of files whose system does not tell their ctime and inode, as on
 * Windows: the digest could be another model's, which would then be pushed, and confirmed by
 * verify-modelcar. It is a help only: what cannot be read or written does not count.
 */
public final class DigestCache {
  /** To be changed when layers of the same files get other bytes. */
  private static final String FORMAT = "layer format 1";

  private final Path directory;

  /**
   * @param directory need not exist
   */
  public DigestCache(Path directory) {
    this.directory = directory;
  }

  /** What is known of a layer; empty where it has to be read. */
  public Optional<KnownDigest> find(ModelLayer layer) {
    if (!layer.files().stream().allMatch(file -> file.state().tellsContentsApart())) {
      return Optional.empty();
    }
    try {
      var lines = Files.readAllLines(file(layer));
      return Digest.isDigest(lines.get(0))
          ? Optional.of(new KnownDigest(new Digest(lines.get(0)), lines.subList(1, lines.size())))
          : Optional.empty();
    } catch (IOException | IndexOutOfBoundsException absentOrBroken) {
      return Optional.empty();
    }
  }

  /**
   * Remembers the digest of a layer that was read and whose files did not change meanwhile.
   *
   * @param begun when reading began
   */
  public void remember(ModelLayer layer, Digest digest, Instant begun) {
    if (layer.files().stream().allMatch(file -> isToRemember(file.state(), begun))) {
      var known = find(layer).filter(it -> it.digest().equals(digest));
      write(layer, known.orElse(new KnownDigest(digest, List.of())));
    }
  }

  private static boolean isToRemember(FileState state, Instant begun) {
    return state.tellsContentsApart() && state.showsChangesFrom(begun);
  }

  /** Remembers that a repository has the layer by now. */
  public void rememberPush(ModelLayer layer, String repository) {
    find(layer).ifPresent(known -> write(layer, known.pushedTo(repository)));
  }

  private void write(ModelLayer layer, KnownDigest known) {
    try {
      Files.createDirectories(directory);
      var fresh = Files.createTempFile(directory, ".", ".new");
      try {
        var lines = new StringBuilder(known.digest().text()).append('\n');
        known.repositories().forEach(it -> lines.append(it).append('\n'));
        Files.writeString(fresh, lines);
        Files.move(fresh, file(layer), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException notWritable) {
      // the next push reads the model once more, and that is all
    }
  }

  private Path file(ModelLayer layer) {
    return directory.resolve(key(layer));
  }

  static String key(ModelLayer layer) {
    var key = new StringBuilder(FORMAT);
    for (var file : layer.files()) {
      var state = file.state();
      key.append('\0').append(file.name());
      key.append('\0').append(file.path().toAbsolutePath().normalize());
      key.append('\0').append(state.size());
      key.append('\0').append(state.modified().toInstant());
      key.append('\0').append(state.changed().toInstant());
      key.append('\0').append(state.identity());
    }
    var bytes = key.toString().getBytes(StandardCharsets.UTF_8);
    return Digest.of(bytes).hex();
  }
}
