package embedded.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RollOutTest {
  private static final RollingUpdate ONE_BY_ONE = new RollingUpdate(1, 1, 0);

  private static ReplicaSet set(String name, int replicas, int available) {
    return new ReplicaSetBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .endSpec()
        .withNewStatus()
        .withAvailableReplicas(available)
        .endStatus()
        .build();
  }

  private static Map<ReplicaSet, Integer> step(
      RollingUpdate limits, ReplicaSet current, ReplicaSet... old) {
    return new RollOut(limits, current, List.of(old)).rollingStep();
  }

  @Test
  void beginsWithAllPodsWhereThereIsNothingOld() {
    var current = set("new", 0, 0);

    assertEquals(Map.of(current, 3), step(new RollingUpdate(3, 1, 0), current));
  }

  @Test
  void startsTheNewBesideTheOld() {
    var current = set("new", 0, 0);

    assertEquals(Map.of(current, 1), step(ONE_BY_ONE, current, set("old", 1, 1)));
  }

  @Test
  void keepsTheOldWhileTheNewIsNotAvailable() {
    assertEquals(Map.of(), step(ONE_BY_ONE, set("new", 1, 0), set("old", 1, 1)));
  }

  @Test
  void endsTheOldWhenTheNewIsAvailable() {
    var old = set("old", 1, 1);

    assertEquals(Map.of(old, 0), step(ONE_BY_ONE, set("new", 1, 1), old));
  }

  @Test
  void makesRoomByEndingABrokenRollOutFirst() {
    var good = set("good", 1, 1);
    var broken = set("broken", 1, 0);

    assertEquals(Map.of(broken, 0), step(ONE_BY_ONE, set("new", 0, 0), good, broken));
  }

  @Test
  void staysWithinSurgeAndUnavailability() {
    var current = set("new", 1, 1);
    var old = set("old", 4, 4);

    // 4 wanted, at most 5, at least 3: the old may shrink to 2, the new grows when there is room
    assertEquals(Map.of(old, 2), step(new RollingUpdate(4, 1, 1), current, old));
  }

  @Test
  void recreatesOnlyAfterTheOldIsGone() {
    var current = set("new", 0, 0);
    var old = set("old", 1, 1);
    var rollOut = new RollOut(ONE_BY_ONE, current, List.of(old));

    assertEquals(Map.of(old, 0), rollOut.recreateStep(1));
    assertEquals(Map.of(old, 0, current, 1), rollOut.recreateStep(0));
  }
}
