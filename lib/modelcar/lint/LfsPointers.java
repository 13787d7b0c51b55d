package modelcar.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Git LFS pointers: small text files that stand where the content was not fetched (Git LFS
 * specification, "The Pointer": the first line names the version).
 */
final class LfsPointers implements Rule {
  private static final byte[] BEGINNING =
      "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.US_ASCII);

  /** "Pointer files must be less than 1024 bytes in size." */
  private static final int SIZE_LIMIT = 1024;

  @Override
  public List<String> names() {
    return List.of("lfs-pointer");
  }

  @Override
  public List<Finding> check(ModelTree model) throws IOException {
    var findings = new ArrayList<Finding>();
    for (var file : model.files().filter(file -> file.size() < SIZE_LIMIT).toList()) {
      if (isPointer(file)) {
        findings.add(
            Finding.error(
                "lfs-pointer",
                file.name(),
                "is a Git LFS pointer, not the model itself",
                "git lfs pull"));
      }
    }
    return findings;
  }

  static boolean isPointer(ModelEntry file) throws IOException {
    try (var in = Files.newInputStream(file.path())) {
      return Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING);
    }
  }
}
