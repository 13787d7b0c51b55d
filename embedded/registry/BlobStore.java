package embedded.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Contents by digest. Each is stored once, in {@code blobs/sha256/<hex>}; a repository has those
 * that were pushed to it or mounted, which an empty file {@code repositories/<name>/_blobs/<hex>}
 * says.
 */
final class BlobStore {
  private final Path blobs;
  private final Path repositories;

  BlobStore(Path root) throws IOException {
    this.blobs = Files.createDirectories(root.resolve("blobs").resolve("sha256"));
    this.repositories = root.resolve("repositories");
  }

  private Path file(Digest digest) {
    return blobs.resolve(digest.hex());
  }

  private Path linkFile(String repository, Digest digest) {
    return repositories.resolve(repository).resolve("_blobs").resolve(digest.hex());
  }

  boolean contains(String repository, Digest digest) {
    return Files.exists(linkFile(repository, digest));
  }

  /** Takes over a file whose digest was checked. */
  void adopt(String repository, Digest digest, Path content) throws IOException {
    Files.move(content, file(digest), StandardCopyOption.REPLACE_EXISTING);
    link(repository, digest);
  }

  void put(String repository, Digest digest, byte[] content) throws IOException {
    putUnlinked(digest, content);
    link(repository, digest);
  }

  /** Stores a manifest's bytes: manifests are no blobs of a repository. */
  void putUnlinked(Digest digest, byte[] content) throws IOException {
    Files.write(file(digest), content);
  }

  /** From now on the repository has the blob as well. */
  void link(String repository, Digest digest) throws IOException {
    var link = linkFile(repository, digest);
    Files.createDirectories(link.getParent());
    try {
      Files.createFile(link);
    } catch (FileAlreadyExistsException pushedBefore) {
      // the same content
    }
  }

  /** Other repositories may have the blob still, so its content stays. */
  void unlink(String repository, Digest digest) throws IOException {
    Files.delete(linkFile(repository, digest));
  }

  /** Bytes. */
  long size(Digest digest) throws IOException {
    return Files.size(file(digest));
  }

  InputStream open(Digest digest) throws IOException {
    return Files.newInputStream(file(digest));
  }

  byte[] read(Digest digest) throws IOException {
    return Files.readAllBytes(file(digest));
  }
}
