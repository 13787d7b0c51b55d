//SOURCES ../platform/Platform.java
//SOURCES AdmissionRule.java
//SOURCES AdmissionSymptoms.java
//SOURCES ApplicationRule.java
//SOURCES ApplicationSetRule.java
//SOURCES ChartSymptoms.java
//SOURCES ConfigSymptoms.java
//SOURCES ConflictSymptoms.java
//SOURCES ContainerRule.java
//SOURCES Containers.java
//SOURCES CrashRule.java
//SOURCES CrashSymptoms.java
//SOURCES DeletionRule.java
//SOURCES Fields.java
//SOURCES Finding.java
//SOURCES GitSymptoms.java
//SOURCES ImageRule.java
//SOURCES InferenceServiceRule.java
//SOURCES Inquiry.java
//SOURCES ManualSyncRule.java
//SOURCES MountRule.java
//SOURCES NodeSymptoms.java
//SOURCES Outlook.java
//SOURCES OwnershipRule.java
//SOURCES PodNames.java
//SOURCES ProbeRule.java
//SOURCES PullSymptoms.java
//SOURCES PullingRule.java
//SOURCES RouteRule.java
//SOURCES Rule.java
//SOURCES Scene.java
//SOURCES SchedulingRule.java
//SOURCES Symptom.java
//SOURCES SyncRule.java
//SOURCES SyncSymptoms.java
//SOURCES Words.java

package why;

import java.time.Clock;
import java.util.List;

/**
 * Finds the cause when something is not deployed, or not yet. The rules are asked in the order in
 * which things happen, from Git to the route: an earlier cause explains the later ones.
 */
public final class Why {
  private static final List<Rule> ARGO_CD =
      List.of(
          new ApplicationRule(),
          new SyncRule(),
          new OwnershipRule(),
          new ManualSyncRule(),
          new DeletionRule());

  private static final List<Rule> WORKLOADS =
      List.of(
          new InferenceServiceRule(),
          new AdmissionRule(),
          new SchedulingRule(),
          new ImageRule(),
          new ContainerRule(),
          new MountRule(),
          new CrashRule(),
          new ProbeRule(Clock.systemUTC()),
          new PullingRule(),
          new RouteRule());

  private Why() {}

  /** What keeps an ApplicationSet from making its Applications. */
  public static List<Finding> notGenerated(Scene scene) {
    return found(List.of(new ApplicationSetRule()), scene);
  }

  /** What keeps Argo CD from deploying, first cause first. */
  public static List<Finding> notDeployed(Scene scene) {
    return found(ARGO_CD, scene);
  }

  /** What keeps that which Argo CD has deployed from serving, first cause first. */
  public static List<Finding> notServing(Scene scene) {
    return found(WORKLOADS, scene);
  }

  /**
   * What Argo CD's message means where it cannot render an Application, also before it has tried.
   *
   * @param application its name
   * @param message as a ComparisonError has it
   */
  public static Finding notRendered(String application, String message) {
    return ApplicationRule.finding(application, "ComparisonError", message);
  }

  private static List<Finding> found(List<Rule> rules, Scene scene) {
    return rules.stream().flatMap(it -> it.look(scene)).distinct().toList();
  }
}
