package raw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A layer in the registry: an uncompressed tar archive with one file.
 *
 * @param digest of the archive
 * @param size of the archive, in bytes
 */
public record RawLayer(String digest, long size) {
  /** Sends a file as a layer, over a connection of its own. */
  public static RawLayer push(String registry, String repository, Path file, String name)
      throws IOException, InterruptedException {
    try (var content = FileChannel.open(file);
        var connection = new RawConnection(registry)) {
      var tar = RawTar.of(name, content.size());
      long size = tar.before().length + content.size() + tar.after().length;
      var reading = HashingReader.start(content, tar);

      connection.startUpload(repository, size);
      connection.send(ByteBuffer.wrap(tar.before()));
      for (var chunk = reading.next(); chunk.hasRemaining(); chunk = reading.next()) {
        connection.send(chunk);
        reading.giveBack(chunk);
      }
      connection.send(ByteBuffer.wrap(tar.after()));

      var digest = reading.digest();
      connection.finishUpload(digest);
      return new RawLayer(digest, size);
    }
  }
}
