package registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of images as docker and podman read them. */
@Tag("unit")
class ImageReferenceTest {
  private static final String DIGEST = "sha256:" + "0a".repeat(32);

  @ParameterizedTest
  @CsvSource({
    "quay.io/me/jukebox:1.0, quay.io, me/jukebox, 1.0",
    "quay.io/me/jukebox, quay.io, me/jukebox, latest",
    "localhost:5000/jukebox, localhost:5000, jukebox, latest",
    "localhost/jukebox:a, localhost, jukebox, a",
    "127.0.0.1:5000/a/b/c:d, 127.0.0.1:5000, a/b/c, d",
    "busybox, registry-1.docker.io, library/busybox, latest",
    "me/busybox:stable, registry-1.docker.io, me/busybox, stable",
    "docker.io/me/busybox, registry-1.docker.io, me/busybox, latest"
  })
  void isTakenApart(String text, String registry, String repository, String reference) {
    assertEquals(new ImageReference(registry, repository, reference), ImageReference.parse(text));
  }

  @Test
  void aDigestCountsMoreThanTheTagBeforeIt() {
    var pinned = ImageReference.parse("quay.io/me/jukebox:1.0@" + DIGEST);

    assertEquals(DIGEST, pinned.reference());
    assertTrue(pinned.isPinned());
    assertEquals("quay.io/me/jukebox@" + DIGEST, pinned.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "quay.io/Me/jukebox",
        "quay.io/",
        "quay.io//jukebox",
        "quay.io/me/jukebox:",
        "quay.io/me/jukebox:a b",
        "quay.io/me/jukebox@sha256:12",
        "quay.io/me/juke..box",
        "-quay.io:x/me"
      })
  void whatNoImageCanBeCalledIsAUsersMistake(String text) {
    var wrong = assertThrows(Failure.class, () -> ImageReference.parse(text));

    assertEquals(ExitCode.USAGE, wrong.exitCode());
  }

  @Test
  void tags() {
    assertTrue(ImageReference.isTag("_a.B-1"));
    assertFalse(ImageReference.isTag(".a"));
    assertFalse(ImageReference.isTag("a/b"));
    assertFalse(ImageReference.isTag("a".repeat(129)));
  }

  @Test
  void aFullNameLeavesNothingToAssume() {
    assertEquals(
        Optional.of(new ImageReference("localhost:5000", "me/jukebox", "1.0")),
        ImageReference.parseFull("localhost:5000/me/jukebox:1.0"));
    assertEquals(
        Optional.of(new ImageReference("quay.io", "jukebox", DIGEST)),
        ImageReference.parseFull("quay.io/jukebox@" + DIGEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jukebox:1",
        "me/jukebox:1",
        "quay.io/me/jukebox",
        "localhost:5000/jukebox",
        "quay.io/Me/jukebox:1",
        "quay.io/me/jukebox@sha256:12"
      })
  void noFullNames(String text) {
    assertEquals(Optional.empty(), ImageReference.parseFull(text));
  }
}
