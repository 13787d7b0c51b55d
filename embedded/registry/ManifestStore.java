package embedded.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The manifests of each repository: {@code repositories/<name>/_manifests/<hex>} holds the media
 * type, {@code _tags/<tag>} the digest that a tag stands for now. Components of a name never begin
 * with an underscore.
 */
final class ManifestStore {
  private final Path repositories;
  private final BlobStore contents;

  ManifestStore(Path root, BlobStore contents) throws IOException {
    this.repositories = Files.createDirectories(root.resolve("repositories"));
    this.contents = contents;
  }

  private Path manifests(String repository) {
    return repositories.resolve(repository).resolve("_manifests");
  }

  private Path tags(String repository) {
    return repositories.resolve(repository).resolve("_tags");
  }

  boolean exists(String repository) {
    return Files.isDirectory(manifests(repository));
  }

  boolean contains(String repository, Digest digest) {
    return Files.exists(manifests(repository).resolve(digest.hex()));
  }

  /** A manifest that the repository has by now; its tag, if any, is a step of its own. */
  void put(String repository, Manifest manifest) throws IOException {
    var digest = manifest.digest();
    contents.putUnlinked(digest, manifest.bytes());
    Files.createDirectories(manifests(repository));
    replace(manifests(repository).resolve(digest.hex()), manifest.mediaType());
  }

  /** From now on the tag stands for this manifest. */
  void tag(String repository, String tag, Digest digest) throws IOException {
    Files.createDirectories(tags(repository));
    replace(tags(repository).resolve(tag), digest.toString());
  }

  /** Readers see the old text or the new one, never half of it. */
  private static void replace(Path file, String text) throws IOException {
    var fresh = Files.createTempFile(file.getParent(), ".", ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What a tag or digest stands for; empty if the repository has no such manifest. */
  Optional<Digest> resolve(String repository, String reference) throws IOException, RegistryError {
    if (Digest.isDigest(reference)) {
      return Optional.of(Digest.parse(reference)).filter(it -> contains(repository, it));
    }
    var tag = tags(repository).resolve(reference);
    return Files.exists(tag) ? Optional.of(Digest.parse(Files.readString(tag))) : Optional.empty();
  }

  Manifest read(String repository, Digest digest) throws IOException, RegistryError {
    var mediaType = Files.readString(manifests(repository).resolve(digest.hex()));
    return Manifest.parse(contents.read(digest), mediaType);
  }

  /** Deletes the manifest and all tags that stand for it. */
  void delete(String repository, Digest digest) throws IOException, RegistryError {
    for (var tag : tagsOf(repository)) {
      if (resolve(repository, tag).filter(digest::equals).isPresent()) {
        deleteTag(repository, tag);
      }
    }
    Files.delete(manifests(repository).resolve(digest.hex()));
  }

  void deleteTag(String repository, String tag) throws IOException {
    Files.delete(tags(repository).resolve(tag));
  }

  /** In the order that the specification wants: byte by byte, as the texts' own. */
  List<String> tagsOf(String repository) throws IOException {
    return names(tags(repository)).stream().sorted().toList();
  }

  /** Digests of all manifests of the repository. */
  List<Digest> manifestsOf(String repository) throws IOException {
    return names(manifests(repository)).stream().sorted().map(Digest::new).toList();
  }

  private static List<String> names(Path folder) throws IOException {
    var names = new ArrayList<String>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder, it -> !isUnfinished(it))) {
        files.forEach(file -> names.add(file.getFileName().toString()));
      }
    }
    return names;
  }

  private static boolean isUnfinished(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  /** All repositories that have a manifest, sorted. */
  List<String> repositories() throws IOException {
    try (var folders = Files.walk(repositories)) {
      return folders
          .filter(it -> it.endsWith("_manifests"))
          .map(it -> repositories.relativize(it.getParent()).toString())
          .map(it -> it.replace(repositories.getFileSystem().getSeparator(), "/"))
          .sorted()
          .toList();
    }
  }
}
