package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which address an image's name leads to. */
@Tag("unit")
class MirrorsTest {
  private static final String INTERNAL = "image-registry.openshift-image-registry.svc:5000";
  private static final String ROUTE = "default-route-openshift-image-registry.apps.example.com";
  private static final Profile PROFILE =
      new Profile(
          Path.of("profile.yaml"),
          Map.of(Profile.MIRRORS, Map.of("quay.io", "localhost:5000", "a.io/me/b", "c.io/d")));

  @Test
  void aRegistryAnswersForAnother() {
    var mirrors = new Mirrors(PROFILE);

    assertEquals("localhost:5000/me/jukebox:1", mirrors.connectTo("quay.io/me/jukebox:1"));
    assertEquals("other.io/me/jukebox:1", mirrors.connectTo("other.io/me/jukebox:1"));
    assertEquals("c.io/d:1", mirrors.connectTo("a.io/me/b:1"));
    assertEquals("c.io/d@sha256:1", mirrors.connectTo("a.io/me/b@sha256:1"));
    assertEquals("a.io/me/bc:1", mirrors.connectTo("a.io/me/bc:1"));
  }

  @Test
  void anImageIsPushedToARoute() {
    var image = INTERNAL + "/user1-test/jukebox";
    var mirrors = new Mirrors(Mirrors.pushing(PROFILE, image, ROUTE));

    assertEquals(ROUTE + "/user1-test/jukebox:1", mirrors.connectTo(image + ":1"));
    assertEquals("localhost:5000/me/jukebox:1", mirrors.connectTo("quay.io/me/jukebox:1"));
  }

  @Test
  void anImageIsPushedToAnotherRepository() {
    var mirrors = new Mirrors(Mirrors.pushing(PROFILE, "quay.io/me/jukebox", "b.io/x/y"));

    assertEquals("b.io/x/y:1", mirrors.connectTo("quay.io/me/jukebox:1"));
    assertEquals("localhost:5000/me/other:1", mirrors.connectTo("quay.io/me/other:1"));
  }
}
