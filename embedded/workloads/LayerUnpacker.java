package embedded.workloads;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Puts one folder of an image together from its layers, from the base upwards (OCI image
 * specification, "Image Layer Filesystem Changeset"): later layers replace files, and remove them
 * by white-outs. Links are left out: a model's file may not point outside of the model.
 */
final class LayerUnpacker {
  private static final String WHITE_OUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  private final String prefix;
  private final Path target;

  LayerUnpacker(String folder, Path target) {
    this.prefix = folder + "/";
    this.target = target.toAbsolutePath().normalize();
  }

  void add(String mediaType, byte[] layer) throws IOException {
    try (var tar = new TarArchiveInputStream(uncompressed(mediaType, layer))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var name = entry.getName().replaceFirst("^(\\./|/)+", "");
        if (name.startsWith(prefix) && name.length() > prefix.length()) {
          add(name.substring(prefix.length()), entry, tar);
        }
      }
    }
  }

  private static InputStream uncompressed(String mediaType, byte[] layer) throws IOException {
    var bytes = new BufferedInputStream(new ByteArrayInputStream(layer));
    if (mediaType.endsWith("zstd")) {
      throw new IOException("layers of type " + mediaType + " are not supported, use tar or gzip");
    }
    boolean gzip = layer.length > 2 && layer[0] == (byte) 0x1f && layer[1] == (byte) 0x8b;
    return gzip ? new GZIPInputStream(bytes) : bytes;
  }

  private void add(String name, TarArchiveEntry entry, InputStream content) throws IOException {
    var path = inside(name);
    var file = path.getFileName().toString();
    if (file.equals(OPAQUE)) {
      deleteContent(path.getParent());
    } else if (file.startsWith(WHITE_OUT)) {
      delete(path.resolveSibling(file.substring(WHITE_OUT.length())));
    } else if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
      Files.createDirectories(path.getParent());
      delete(path);
      Files.copy(content, path);
    }
  }

  private Path inside(String name) throws IOException {
    var path = target.resolve(name).normalize();
    if (!path.startsWith(target) || path.equals(target)) {
      throw new IOException("layer entry " + name + " lies outside of " + prefix);
    }
    return path;
  }

  private static void deleteContent(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var entries = Files.list(folder)) {
        for (var entry : entries.toList()) {
          delete(entry);
        }
      }
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (var all = Files.walk(path)) {
        for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
