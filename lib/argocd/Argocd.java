//SOURCES ../platform/Platform.java
//SOURCES ApplicationState.java
//SOURCES ArgoTypes.java
//SOURCES DeployedCommit.java
//SOURCES HelmMessage.java
//SOURCES Verdict.java

package argocd;

import console.Console;
import console.ExitCode;
import console.Failure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import platform.Cluster;
import platform.Observed;
import platform.Platform;
import tools.jackson.databind.json.JsonMapper;

/**
 * The participant's Argo CD, through the objects in {@code <user>-toolings}: ApplicationSets are
 * applied, Applications refreshed and waited for.
 */
public final class Argocd {
  private static final String REFRESH_SET = "argocd.argoproj.io/application-set-refresh";

  /**
   * How long a handled refresh may leave the commit unseen until it is asked for again (argo-cd
   * issue 28306).
   */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final KubernetesClient client;
  private final String namespace;
  private final Console console;

  public Argocd(Cluster cluster, Platform platform, Console console) {
    this.client = cluster.client();
    this.namespace = platform.toolings();
    this.console = console;
  }

  /**
   * Applies an AppProject or ApplicationSet on the server's side. Fields that others manage stay;
   * the ones given here are taken over.
   */
  public void apply(Map<String, Object> document) {
    var object = JsonMapper.shared().convertValue(document, GenericKubernetesResource.class);
    object.getMetadata().setNamespace(namespace);
    client
        .genericKubernetesResources(typeOf(object))
        .inNamespace(namespace)
        .resource(object)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("jukebox-scripts")
                .withForce(true)
                .build());
  }

  private static ResourceDefinitionContext typeOf(GenericKubernetesResource object) {
    return switch (object.getKind()) {
      case "ApplicationSet" -> ArgoTypes.APPLICATION_SET;
      case "AppProject" -> ArgoTypes.APP_PROJECT;
      default ->
          throw Failure.content(
              "a " + object.getKind() + " has no place in an ApplicationSet file",
              "expected are AppProject and ApplicationSet");
    };
  }

  /** Waits until this Application exists. */
  public void awaitApplication(String name, Duration timeout) throws InterruptedException {
    try (var application = observe(ArgoTypes.APPLICATION, name)) {
      if (!application.await(Optional::isPresent, Instant.now().plus(timeout))) {
        throw notInTime(
            "the Application " + name + " does not exist after " + seconds(timeout), "");
      }
    }
  }

  /** Whether an Application's config.yaml is still empty, so that Argo CD shows it as Unknown. */
  public boolean isNotConfiguredYet(String name) {
    var application = application(name).get();
    return application != null && new ApplicationState(application).isNotConfiguredYet();
  }

  /**
   * Lets the ApplicationSet read Git now instead of in three minutes, and waits until it did.
   * Needed when the chart or its repository changes; a changed value alone needs only the
   * Application refreshed.
   *
   * @throws Failure when it cannot generate its Applications: exit code 1
   */
  public void refreshSet(String name, Duration timeout) throws InterruptedException {
    // after an error the annotation stays, and the same value again would change nothing: a new one
    // each time
    var asked = Instant.now().toString();
    annotate(existing(ArgoTypes.APPLICATION_SET, name, "setup-appsets"), REFRESH_SET, asked);
    try (var set = observe(ArgoTypes.APPLICATION_SET, name)) {
      var deadline = Instant.now().plus(timeout);
      set.await(
          it -> it.filter(seen -> !isPending(seen, asked) || failedSince(seen, asked)).isPresent(),
          deadline);
      var seen = set.latest().orElseThrow();
      if (isPending(seen, asked)) {
        var error = errorOf(seen);
        throw error.isEmpty()
            ? notInTime(
                "the ApplicationSet " + name + " was not refreshed within " + seconds(timeout),
                name)
            : Failure.content(
                "the ApplicationSet "
                    + name
                    + " cannot generate its Applications: "
                    + HelmMessage.shortened(error),
                "mend the file it names, commit and push");
      }
    }
  }

  private static boolean isPending(GenericKubernetesResource set, String asked) {
    var annotations = set.getMetadata().getAnnotations();
    return annotations != null && asked.equals(annotations.get(REFRESH_SET));
  }

  private static boolean failedSince(GenericKubernetesResource set, String asked) {
    return condition(set, "ErrorOccurred")
        .filter(it -> "True".equals(it.get("status")))
        .map(it -> String.valueOf(it.get("lastTransitionTime")))
        .filter(at -> !Instant.parse(at).isBefore(Instant.parse(asked).minusSeconds(1)))
        .isPresent();
  }

  private static String errorOf(GenericKubernetesResource set) {
    return condition(set, "ErrorOccurred")
        .filter(it -> "True".equals(it.get("status")))
        .map(it -> String.valueOf(it.get("message")))
        .orElse("");
  }

  private static Optional<Map<?, ?>> condition(GenericKubernetesResource object, String type) {
    List<?> conditions =
        object.get("status", "conditions") instanceof List<?> list ? list : List.of();
    for (var condition : conditions) {
      if (condition instanceof Map<?, ?> map && type.equals(map.get("type"))) {
        return Optional.of(map);
      }
    }
    return Optional.empty();
  }

  /**
   * Refreshes an Application and waits until Argo CD has deployed a commit.
   *
   * @param containsCommit whether the history of a revision contains the commit
   * @throws Failure when Argo CD reports an error for it (exit code 1), or the time is over (3)
   */
  public void awaitDeployed(String name, Predicate<String> containsCommit, Duration timeout)
      throws InterruptedException {
    var rule = new DeployedCommit(containsCommit);
    var deadline = Instant.now().plus(timeout);
    var resource = existing(ArgoTypes.APPLICATION, name, "setup-appsets");
    try (var application = observe(ArgoTypes.APPLICATION, name)) {
      var progress = new Progress(name);
      boolean askedTwice = false;
      while (true) {
        var asked = annotate(resource, ApplicationState.REFRESH, "normal");
        var askAgain = earlier(Instant.now().plus(ASK_AGAIN), deadline);
        application.await(
            it ->
                it.filter(seen -> isSince(asked, seen) && progress.isOver(rule, seen)).isPresent(),
            askAgain);
        var verdict = progress.verdict;
        if (verdict instanceof Verdict.Deployed) {
          return;
        }
        // an error may still be about the commit before ours: only one that survives a second look
        // counts
        if (verdict instanceof Verdict.Broken broken && askedTwice) {
          throw Failure.content(
              "the Application " + name + " is broken: " + broken.cause(), lookAt(name));
        }
        if (!Instant.now().isBefore(deadline)) {
          throw notInTime(
              "the Application "
                  + name
                  + " is not there after "
                  + seconds(timeout)
                  + ": "
                  + progress.stage,
              name);
        }
        askedTwice = verdict instanceof Verdict.Broken;
        if (!askedTwice) {
          waitWhileWorking(application, rule, progress, deadline);
        }
      }
    }
  }

  // a sync or a roll-out under way needs no reminder: another refresh would only load the
  // controller
  private static void waitWhileWorking(
      Observed application, DeployedCommit rule, Progress progress, Instant deadline)
      throws InterruptedException {
    application.await(
        it ->
            it.filter(seen -> progress.isOver(rule, seen) || !progress.isWorking(seen)).isPresent(),
        deadline);
  }

  /** Follows the stages of one Application and tells the person when a new one begins. */
  private final class Progress {
    private final String name;
    private Verdict verdict = new Verdict.NotYet("nothing known yet");
    private String stage = "nothing known yet";

    Progress(String name) {
      this.name = name;
    }

    boolean isOver(DeployedCommit rule, GenericKubernetesResource seen) {
      verdict = rule.judge(new ApplicationState(seen));
      if (verdict instanceof Verdict.NotYet notYet && !notYet.stage().equals(stage)) {
        stage = notYet.stage();
        console.say(name + ": " + stage);
      }
      return !(verdict instanceof Verdict.NotYet);
    }

    boolean isWorking(GenericKubernetesResource seen) {
      var state = new ApplicationState(seen);
      return state.refreshIsPending()
          || state.isSyncing()
          || state.sync().equals("Synced") && !state.health().equals("Healthy");
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Observed observe(ResourceDefinitionContext type, String name) {
    return Observed.start(client, type, namespace, name);
  }

  private Resource<GenericKubernetesResource> application(String name) {
    return client
        .genericKubernetesResources(ArgoTypes.APPLICATION)
        .inNamespace(namespace)
        .withName(name);
  }

  private Resource<GenericKubernetesResource> existing(
      ResourceDefinitionContext type, String name, String madeBy) {
    var resource = client.genericKubernetesResources(type).inNamespace(namespace).withName(name);
    if (resource.get() == null) {
      throw Failure.content(
          "the " + type.getKind() + " " + name + " does not exist in " + namespace, madeBy);
    }
    return resource;
  }

  /** Sets the annotation; what comes back is the object's version with it. */
  private static long annotate(
      Resource<GenericKubernetesResource> resource, String annotation, String value) {
    var patch = Map.of("metadata", Map.of("annotations", Map.of(annotation, value)));
    var patched =
        resource.patch(
            PatchContext.of(PatchType.JSON_MERGE), JsonMapper.shared().writeValueAsString(patch));
    return version(patched);
  }

  // a look at what was there before we asked would say nothing about our commit
  private static boolean isSince(long version, GenericKubernetesResource seen) {
    return version(seen) >= version;
  }

  // resource versions of one kind are growing numbers (KEP-5504)
  private static long version(GenericKubernetesResource object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }

  private Failure notInTime(String sentence, String name) {
    return new Failure(ExitCode.NOT_IN_TIME, sentence, name.isEmpty() ? "" : lookAt(name));
  }

  private String lookAt(String name) {
    return "oc describe application " + name + " -n " + namespace;
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
