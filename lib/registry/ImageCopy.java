package registry;

import java.io.IOException;
import java.util.LinkedHashSet;

/**
 * An image that gets a second place in the same registry. Its blobs are mounted there (OCI
 * distribution specification, "Mounting a blob from another repository"), so that nothing is
 * transferred but the manifest, whose bytes stay the same and with them its digest. A registry that
 * does not mount gets the blobs sent.
 */
final class ImageCopy {
  private final Repository source;
  private final Repository target;

  ImageCopy(Repository source, Repository target) {
    this.source = source;
    this.target = target;
  }

  /**
   * Copies an image or, with all that it leads to, an index.
   *
   * @param tag what is to stand for it in the target
   * @throws DigestMismatch the registry has something else then
   */
  void of(Manifest manifest, String tag) throws IOException, InterruptedException {
    copyWhatItNames(manifest);
    target.put(manifest, tag);
    var stored = target.manifest(tag).orElseThrow(() -> new IOException(tag + " is not there"));
    if (!stored.digest().equals(manifest.digest())) {
      throw new DigestMismatch(tag, manifest.digest().text(), stored.digest().text());
    }
  }

  private void copyWhatItNames(Manifest manifest) throws IOException, InterruptedException {
    if (!manifest.isIndex()) {
      copyBlobs(manifest);
      return;
    }
    for (var child : manifest.children()) {
      var digest = child.digest().text();
      var image =
          source
              .manifest(digest)
              .orElseThrow(() -> new IOException(source.name() + " lacks " + digest));
      copyWhatItNames(image);
      target.put(image, digest);
    }
  }

  private void copyBlobs(Manifest image) throws IOException, InterruptedException {
    var blobs = new LinkedHashSet<>(image.layers());
    blobs.add(image.config());
    for (var blob : blobs) {
      if (!target.has(blob) && !target.mount(blob.digest(), source.name())) {
        send(blob);
      }
    }
  }

  private void send(Descriptor blob) throws IOException, InterruptedException {
    var sent = target.push("a layer", () -> source.open(blob.digest()), blob.size(), bytes -> {});
    if (!sent.equals(blob.digest())) {
      throw new DigestMismatch("a layer", blob.digest().text(), sent.text());
    }
  }
}
