package rollout;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import platform.Cluster;
import platform.Platform;
import platform.RouteClient;
import platform.SideBySide;
import registry.ImageRegistry;
import serving.Inference;
import why.Scene;

/**
 * Looks once at what the cluster makes of applications, and judges each by the rules that {@link
 * Rollout#await} waits by, and by what its models say behind their routes. Nobody is asked to do
 * anything: Argo CD is not even told to look.
 */
public final class Judgement {
  private final Cluster cluster;
  private final Platform platform;
  private final RouteClient http;
  private final Supplier<ImageRegistry> registry;

  /**
   * @param http asks models behind their routes
   * @param registry is asked whether an image exists that a node cannot pull
   */
  public Judgement(
      Cluster cluster, Platform platform, RouteClient http, Supplier<ImageRegistry> registry) {
    this.cluster = cluster;
    this.platform = platform;
    this.http = http;
    this.registry = registry;
  }

  /** What the cluster says now about these Applications, one scene for each, in their order. */
  public List<Scene> look(List<ApplicationKey> applications, SideBySide sideBySide)
      throws IOException, InterruptedException {
    var targets =
        applications.stream()
            .map(it -> Target.of(it.name(), it.environment(), cluster, platform))
            .toList();
    var inquiry = new ClusterInquiry(cluster.client(), registry);
    return new Survey(sideBySide).read(targets, inquiry);
  }

  /** Asks what seems to serve how many predictions it has made; empty where nobody tells. */
  public Optional<Predictions> predictions(Scene scene, String environment)
      throws InterruptedException {
    var server = ModelServer.only(scene);
    if (server.isEmpty()) {
      return Optional.empty();
    }
    var model = server.get().model();
    return new Inference(http, platform.routeUrl(model, environment), model)
        .count(RouteRule.PATIENCE)
        .map(it -> new Predictions(it, server.get().startedAt()));
  }

  /**
   * Whether what was seen serves the goal's commit. Where everything holds, models are asked, too.
   *
   * @param commit that the goal is about, for messages
   */
  public Standing of(Scene scene, Goal goal, String commit) throws InterruptedException {
    var rule = new StandingRule(goal, commit, Target.of(goal, cluster, platform));
    var standing = rule.judge(scene);
    if (!(standing instanceof Standing.Serving)) {
      return standing;
    }
    var silence = new RouteRule(http, platform).silence(scene, goal.environment());
    return silence.<Standing>map(Standing.NotServing::new).orElse(standing);
  }
}
