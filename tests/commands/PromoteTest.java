import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** promote names a digest only where it was seen that pods run it. */
@Tag("commands")
class PromoteTest {

  @Test
  void aDigestThatNobodyHasSeenIsNotClaimed() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();
    desk.type(new DeployJukebox()).assertDone();
    var head = new Repository(desk).serverHead();
    hideDigests(desk, "prod");

    desk.type(new Promote(), "-o", "json")
        .assertMistake(
            1, "prod serves quay.io/rhoai-mlops/jukebox:latest", "does not tell", "oc get po");

    hideDigests(desk, "test");

    desk.type(new Promote(), "-o", "json")
        .assertMistake(
            4,
            "test serves quay.io/rhoai-mlops/jukebox:latest",
            "nothing is promoted",
            "oc get po");
    assertEquals(head, new Repository(desk).serverHead());
  }

  /** As from a container runtime that has an image without having pulled it. */
  private static void hideDigests(Desk desk, String environment) {
    try (var client = client(desk)) {
      for (var pod : client.pods().inNamespace(desk.user() + "-" + environment).list().getItems()) {
        client.resource(pod).editStatus(PromoteTest::withoutDigests);
      }
    }
  }

  private static Pod withoutDigests(Pod pod) {
    for (ContainerStatus status : pod.getStatus().getContainerStatuses()) {
      status.setImageID(status.getImageID().replaceFirst(".*@", ""));
    }
    return pod;
  }

  private static KubernetesClient client(Desk desk) {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(desk.login().toFile()))
        .build();
  }
}
