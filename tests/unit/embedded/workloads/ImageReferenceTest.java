package embedded.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ImageReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "quay.io/team/song:1, quay.io, team/song, 1",
    "quay.io/team/song, quay.io, team/song, latest",
    "busybox, docker.io, library/busybox, latest",
    "busybox:stable, docker.io, library/busybox, stable",
    "team/song:1, docker.io, team/song, 1",
    "localhost/song:1, localhost, song, 1",
    "registry:5000/team/a/song:1, registry:5000, team/a/song, 1",
    "quay.io/team/song@sha256:12, quay.io, team/song, sha256:12",
    "quay.io/team/song:1@sha256:12, quay.io, team/song, sha256:12",
  })
  void takesNamesApart(String image, String registry, String repository, String version) {
    assertEquals(new ImageReference(registry, repository, version), ImageReference.parse(image));
  }
}
