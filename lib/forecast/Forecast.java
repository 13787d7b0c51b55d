//SOURCES ../gitops/Gitops.java
//SOURCES ../registry/Registry.java
//SOURCES ../rendering/Rendering.java
//SOURCES ../why/Why.java
//SOURCES ApplicationForecast.java
//SOURCES BrokenFile.java
//SOURCES ChartRepositories.java
//SOURCES ClusterView.java
//SOURCES ContentCheck.java
//SOURCES Earlier.java
//SOURCES EnvironmentForecast.java
//SOURCES FieldChange.java
//SOURCES FieldChanges.java
//SOURCES FieldLines.java
//SOURCES ForecastData.java
//SOURCES ForecastLines.java
//SOURCES GeneratedApplication.java
//SOURCES Generation.java
//SOURCES Generator.java
//SOURCES GoValue.java
//SOURCES ImageCheck.java
//SOURCES LiveComparison.java
//SOURCES LiveMerge.java
//SOURCES LiveObjects.java
//SOURCES ObjectChange.java
//SOURCES ObjectChanges.java
//SOURCES ObjectImages.java
//SOURCES Paint.java
//SOURCES Problem.java
//SOURCES Rendered.java
//SOURCES Renderer.java
//SOURCES Tree.java
//SOURCES TreeRepositories.java
//SOURCES UnreachableRepository.java
//SOURCES Workspace.java

package forecast;

import forecast.ApplicationForecast.Fate;
import forecast.Problem.Reach;
import gitops.AppsetFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import platform.Platform;
import registry.ImageRegistry;
import rendering.Repositories;
import why.Why;

/**
 * Says what a push would change, by doing what Argo CD does with it: ApplicationSet, Helm,
 * comparison. Two trees of mlops-gitops are rendered, the one that would be pushed and the one that
 * is there.
 */
public final class Forecast {
  private final Platform platform;
  private final Tree before;
  private final Tree now;
  private final Repositories charts;
  private final ClusterView cluster;
  private final ImageCheck images = new ImageCheck();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Prepares a forecast; nothing is looked at yet.
   *
   * @param before what is there
   * @param now what would be pushed
   * @param charts all other repositories
   * @param cluster the live objects
   */
  public Forecast(
      Platform platform, Tree before, Tree now, Repositories charts, ClusterView cluster) {
    this.platform = platform;
    this.before = before;
    this.now = now;
    this.charts = charts;
    this.cluster = cluster;
  }

  /** What would become of an environment's Applications. Problems are collected on the way. */
  public EnvironmentForecast of(String environment) throws IOException {
    var generator = new Generator(platform);
    var generated = generator.generate(environment, now);
    var present = generator.generate(environment, before);
    problems.addAll(generated.problems());
    tellOfAppset(environment);
    if (generated instanceof Generation.Complete complete) {
      return new EnvironmentForecast.Generated(environment, applications(present, complete));
    }
    return generated instanceof Generation.NotUnderstood unknown
        ? new EnvironmentForecast.NotPreviewed(environment, unknown.why())
        : new EnvironmentForecast.Broken(environment);
  }

  private List<ApplicationForecast> applications(
      Generation present, Generation.Complete generated) {
    var names = new TreeSet<String>();
    generated.applications().forEach(it -> names.add(it.name()));
    if (present instanceof Generation.Complete complete) {
      complete.applications().forEach(it -> names.add(it.name()));
    }
    return names.stream().map(it -> application(it, present, generated)).toList();
  }

  // what Argo CD works with is the object in the cluster, which no push changes
  private void tellOfAppset(String environment) throws IOException {
    if (!before.appset(environment).equals(now.appset(environment))) {
      var file = AppsetFile.nameFor(environment);
      problems.add(
          new Problem(
              Reach.NONE,
              file,
              "you have changed it, and a push does not apply it",
              "setup-appsets"));
    }
  }

  private ApplicationForecast application(String name, Generation present, Generation generated) {
    var old = present.application(name);
    var application = generated.application(name);
    if (application.isEmpty()) {
      return new ApplicationForecast(
          name,
          Fate.removed,
          List.of(),
          Optional.empty(),
          true,
          Optional.empty(),
          Optional.empty());
    }
    var isNew = old.isEmpty() && present instanceof Generation.Complete;
    var fate = isNew ? Fate.added : Fate.kept;
    var wanted = wanted(application.get());
    return wanted instanceof Rendered.Objects objects
        ? compared(application.get(), fate, earlier(present, old), objects)
        : notRendered(application.get(), fate, wanted);
  }

  private Earlier earlier(Generation present, Optional<GeneratedApplication> old) {
    if (present instanceof Generation.Broken) {
      return new Earlier.Unknown("its ApplicationSet was broken or missing there");
    }
    if (present instanceof Generation.NotUnderstood unknown) {
      return new Earlier.Unknown(unknown.why());
    }
    if (old.isEmpty() || old.get().isUnfilled()) {
      return new Earlier.Objects(List.of());
    }
    var was = render(old.get(), before);
    if (was instanceof Rendered.Objects objects) {
      return new Earlier.Objects(objects.list());
    }
    return was instanceof Rendered.NotReached away
        ? new Earlier.Unknown(away.why())
        : new Earlier.Unknown("it could not be rendered there");
  }

  /** What the Application wants; why it would get nothing is among the problems. */
  private Rendered wanted(GeneratedApplication application) {
    var wrong = ContentCheck.of(application, now);
    problems.addAll(wrong);
    var wanted = render(application, now);
    if (wanted instanceof Rendered.Objects objects) {
      images.add(application.name(), objects.list());
    } else if (wanted instanceof Rendered.NotReached away) {
      problems.add(
          new Problem(
              Reach.UNKNOWN,
              "the Application " + application.name(),
              "not rendered: " + away.why(),
              "run it once where the repository can be reached: its charts are kept"));
    } else if (wanted instanceof Rendered.Broken broken && wrong.isEmpty()) {
      problems.add(problem(application, broken));
    }
    return wanted;
  }

  private static Problem problem(GeneratedApplication application, Rendered.Broken broken) {
    if (application.isUnfilled()) {
      return new Problem(
          Reach.NONE,
          application.file(),
          "nothing is filled in yet, and Argo CD shows " + application.name() + " as Unknown",
          "deploy-jukebox and deploy-ui fill in theirs");
    }
    var finding = Why.notRendered(application.name(), broken.message());
    var cause =
        finding.evidence().isEmpty()
            ? finding.cause()
            : finding.cause() + " (" + finding.evidence() + ")";
    return new Problem(Reach.ONE_APPLICATION, finding.object(), cause, finding.next());
  }

  private Rendered render(GeneratedApplication application, Tree tree) {
    var repositories = new TreeRepositories(tree, platform, charts);
    return new Renderer(tree, repositories, cluster::isNamespaced).render(application);
  }

  private ApplicationForecast compared(
      GeneratedApplication application, Fate fate, Earlier earlier, Rendered.Objects wanted) {
    List<ObjectChange> changes =
        earlier instanceof Earlier.Objects old
            ? ObjectChanges.between(old.list(), wanted.list())
            : List.of();
    Optional<String> notCompared =
        earlier instanceof Earlier.Unknown unknown ? Optional.of(unknown.why()) : Optional.empty();
    return new ApplicationForecast(
        application.name(),
        fate,
        changes,
        cluster.compare(wanted.list()),
        application.prunes(),
        Optional.empty(),
        notCompared);
  }

  private static ApplicationForecast notRendered(
      GeneratedApplication application, Fate fate, Rendered wanted) {
    var why =
        wanted instanceof Rendered.NotReached away
            ? away.why()
            : application.isUnfilled()
                ? "nothing is filled in yet"
                : "Argo CD could not render it either";
    return new ApplicationForecast(
        application.name(),
        fate,
        List.of(),
        Optional.empty(),
        application.prunes(),
        Optional.of(why),
        Optional.empty());
  }

  /** Asks for the images of all Applications that were rendered. */
  public void askFor(ImageRegistry registry) throws InterruptedException {
    problems.addAll(images.problems(registry));
  }

  /** Everything that would go wrong, in the order in which it was found. */
  public List<Problem> problems() {
    return problems.stream().distinct().toList();
  }

  /** What a person should know about how the forecast was made. */
  public List<String> remarks() {
    return cluster.remarks();
  }
}
