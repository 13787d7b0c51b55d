package embedded.seat;

import embedded.content.SampleImages;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What stands in the files of a seat. */
final class SeatFiles {
  private SeatFiles() {}

  static String profile(Seat seat) {
    var address = seat.address();
    return """
    # written by the sandbox: where things are on the embedded platform
    user: %s
    cluster-domain: %s
    git-server: %s
    gitops-dir: '%s'
    cluster: %s
    ca-file: '%s'
    registry-config: '%s'
    link-scheme: http
    # stands in for the real one, which is pinned by a digest that only the real registry has
    base-image: registry.access.redhat.com/%s
    # the sandbox's registry answers for these
    mirrors:
      quay.io: %s
      registry.access.redhat.com: %s
      image-registry.openshift-image-registry.svc:5000: %s
    """
        .formatted(
            seat.participant().name(),
            address.clusterDomain(),
            address.gitServer(),
            seat.gitops(),
            address.api(),
            address.caFile(),
            seat.dockerConfig().resolve("config.json"),
            SampleImages.MODELCAR_BASE,
            address.registry(),
            address.registry(),
            address.registry());
  }

  static String dockerConfig(Seat seat) {
    var account = seat.participant().name() + ":" + seat.participant().password();
    var auth = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    return "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}%n".formatted(seat.address().registry(), auth);
  }
}
