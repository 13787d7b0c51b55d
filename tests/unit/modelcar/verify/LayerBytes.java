package modelcar.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A layer as some tool would write it. */
final class LayerBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

  LayerBytes file(String path, String content) throws IOException {
    var entry = new TarArchiveEntry(path);
    var data = content.getBytes(StandardCharsets.UTF_8);
    entry.setSize(data.length);
    tar.putArchiveEntry(entry);
    tar.write(data);
    tar.closeArchiveEntry();
    return this;
  }

  LayerBytes directory(String path) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(path + "/"));
    tar.closeArchiveEntry();
    return this;
  }

  LayerBytes symbolicLink(String path, String target) throws IOException {
    return link(path, target, TarConstants.LF_SYMLINK);
  }

  LayerBytes hardLink(String path, String target) throws IOException {
    return link(path, target, TarConstants.LF_LINK);
  }

  private LayerBytes link(String path, String target, byte type) throws IOException {
    var entry = new TarArchiveEntry(path, type);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
    return this;
  }

  byte[] toByteArray() throws IOException {
    tar.finish();
    return bytes.toByteArray();
  }

  byte[] gzipped() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(toByteArray());
    }
    return compressed.toByteArray();
  }
}
