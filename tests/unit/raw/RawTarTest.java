package raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RawTarTest {
  private static final byte[] CONTENT = "weights".getBytes();

  @Test
  void framesAFileWithItsDirectories() throws IOException {
    var tar = RawTar.of("models/1/model.bin", CONTENT.length);
    var archive = new ByteArrayOutputStream();
    archive.writeBytes(tar.before());
    archive.writeBytes(CONTENT);
    archive.writeBytes(tar.after());

    assertEquals(0, archive.size() % 512);
    var names = new ArrayList<String>();
    try (var in = new TarArchiveInputStream(new ByteArrayInputStream(archive.toByteArray()))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
        if (!entry.isDirectory()) {
          assertEquals(new String(CONTENT), new String(in.readAllBytes()));
        }
      }
    }
    assertEquals(List.of("models/", "models/1/", "models/1/model.bin"), names);
  }

  @Test
  void writesSizesAbove8GiBAsGnuTarDoes() throws IOException {
    long size = 9L << 30;
    var header = new ByteArrayInputStream(RawTar.of("model.bin", size).before());

    try (var in = new TarArchiveInputStream(header)) {
      assertEquals(size, in.getNextEntry().getSize());
    }
  }

  @Test
  void endsAnEmptyFileAtOnce() throws IOException {
    var tar = RawTar.of("model.bin", 0);
    assertEquals(1024, tar.after().length);
    try (var in = new TarArchiveInputStream(new ByteArrayInputStream(tar.after()))) {
      assertNull(in.getNextEntry());
    }
  }
}
