package forecast;

import console.Failure;
import forecast.Problem.Reach;
import gitops.AppsetFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import platform.Platform;
import rendering.ApplicationSetTemplate;
import rendering.Fields;
import rendering.GeneratedValidation;
import rendering.GeneratorFailure;
import rendering.GitFilesGenerator;
import rendering.TemplateFailure;

/** Makes an environment's Applications from a tree, with its own {@code appset-<env>.yaml}. */
final class Generator {
  private final Platform platform;

  Generator(Platform platform) {
    this.platform = platform;
  }

  Generation generate(String environment, Tree tree) throws IOException {
    var file = AppsetFile.nameFor(environment);
    var text = tree.appset(environment);
    if (text.isEmpty()) {
      return broken(
          wholeSet(file, "it does not exist in " + tree.name(), "git checkout -- " + file));
    }
    try {
      return applicationSet(AppsetFile.checked(file, text.get()))
          .map(set -> generate(file, set, tree))
          .orElseGet(
              () -> broken(wholeSet(file, "there is no ApplicationSet in it", "git diff " + file)));
    } catch (Failure notYaml) {
      return broken(wholeSet(file, notYaml.getMessage(), "mend " + file));
    }
  }

  // as setup-appsets applies it: filled in, to the namespace of the participant's Argo CD
  private Optional<Map<String, Object>> applicationSet(AppsetFile file) {
    var filled = file.filled(platform.user(), platform.clusterDomain(), platform.gitServer());
    return filled.documents().stream()
        .filter(it -> Fields.text(it, "kind").equals("ApplicationSet"))
        .findFirst()
        .map(this::inToolings);
  }

  private Map<String, Object> inToolings(Map<String, Object> applicationSet) {
    var metadata = new LinkedHashMap<>(Fields.map(applicationSet, "metadata"));
    metadata.put("namespace", platform.toolings());
    var placed = new LinkedHashMap<>(applicationSet);
    placed.put("metadata", metadata);
    return placed;
  }

  private static Generation generate(String file, Map<String, Object> set, Tree tree) {
    var broken = new ArrayList<Problem>();
    var unknown = new ArrayList<String>();
    var sources = new ArrayList<Source>();
    for (var generator : Fields.maps(set, "spec", "generators")) {
      if (isOfFiles(generator)) {
        read(generator, tree, sources, broken);
      } else {
        unknown.addAll(generator.keySet());
      }
    }
    if (!broken.isEmpty()) {
      return new Generation.Broken(broken); // whatever the others would make
    }
    if (!unknown.isEmpty()) {
      return notUnderstood(file, unknown);
    }
    try {
      var parameters = sources.stream().map(Source::parameters).toList();
      var made = new ApplicationSetTemplate(set).applications(parameters);
      var wrong = GeneratedValidation.firstProblem(set, made);
      return wrong.isPresent()
          ? broken(wholeSet(file, wrong.get(), "rename one of the folders"))
          : new Generation.Complete(together(made, sources), otherBranch(file, set, tree));
    } catch (TemplateFailure wrong) {
      return broken(wholeSet(file, wrong.getMessage(), "correct the template, then setup-appsets"));
    }
  }

  private static boolean isOfFiles(Map<String, Object> generator) {
    return !Fields.list(generator, "git", "files").isEmpty();
  }

  private static Generation notUnderstood(String file, List<String> generators) {
    var why = "only the files of git generators are known here, not " + generators;
    var next = "look at the Applications after the push: oc get applications";
    return new Generation.NotUnderstood(why, List.of(new Problem(Reach.UNKNOWN, file, why, next)));
  }

  private static Generation broken(Problem problem) {
    return new Generation.Broken(List.of(problem));
  }

  // such a push would be taken, and never deployed
  private static List<Problem> otherBranch(String file, Map<String, Object> set, Tree tree) {
    return Fields.maps(set, "spec", "generators").stream()
        .map(generator -> Fields.text(generator, "git", "revision"))
        .filter(read -> !read.isEmpty() && !read.equals("HEAD") && !read.equals(tree.branch()))
        .distinct()
        .map(
            read ->
                new Problem(
                    Reach.NONE,
                    "your branch " + tree.branch(),
                    "a push of it deploys nothing, Argo CD reads " + read + " (" + file + ")",
                    "git checkout " + read))
        .toList();
  }

  private record Source(String file, Map<String, Object> parameters) {}

  // each file for itself: Argo CD stops at the first that is broken, a person mends all at once
  private static void read(
      Map<String, Object> generator, Tree tree, List<Source> sources, List<Problem> problems) {
    var files = GitFilesGenerator.of(Fields.map(generator, "git"));
    for (var path : files.paths(tree.root())) {
      try {
        files.generate(tree.root(), path).forEach(it -> sources.add(new Source(path, it)));
      } catch (GeneratorFailure broken) {
        problems.add(wholeSet(path, BrokenFile.inWords(path, broken.getMessage()), "mend " + path));
      }
    }
  }

  private static List<GeneratedApplication> together(
      List<Map<String, Object>> made, List<Source> sources) {
    var applications = new ArrayList<GeneratedApplication>();
    for (int i = 0; i < made.size(); i++) {
      var source = sources.get(i);
      applications.add(new GeneratedApplication(made.get(i), source.file(), source.parameters()));
    }
    return applications;
  }

  private static Problem wholeSet(String object, String cause, String next) {
    return new Problem(Reach.WHOLE_SET, object, cause, next);
  }
}
