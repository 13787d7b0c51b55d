package rollout;

import java.util.function.Supplier;
import platform.Cluster;
import platform.ImageRegistry;
import platform.Platform;
import why.Scene;

/**
 * Looks once at what the cluster makes of an application, and judges it by the rules that {@link
 * Rollout#await} waits by. Nobody is asked to do anything: Argo CD is not even told to look.
 */
public final class Judgement {
  private final Cluster cluster;
  private final Platform platform;
  private final Supplier<ImageRegistry> registry;

  /**
   * @param registry is asked whether an image exists that a node cannot pull
   */
  public Judgement(Cluster cluster, Platform platform, Supplier<ImageRegistry> registry) {
    this.cluster = cluster;
    this.platform = platform;
    this.registry = registry;
  }

  /**
   * What the cluster says now.
   *
   * @param name of the application, for example {@code jukebox}
   */
  public Scene look(String name, String environment) {
    var target = Target.of(name, environment, cluster, platform);
    return new SceneReader(target).readWithCauses(new ClusterInquiry(target.client(), registry));
  }

  /**
   * Whether what was seen serves the goal's commit.
   *
   * @param commit that the goal is about, for messages
   */
  public Standing of(Scene scene, Goal goal, String commit) {
    return new StandingRule(goal, commit, Target.of(goal, cluster, platform)).judge(scene);
  }
}
