package embedded.argocd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rendering.ApplicationSetTemplate;
import rendering.Fields;
import rendering.GeneratorFailure;
import rendering.GitFilesGenerator;
import rendering.Repositories;
import rendering.RepositoryException;
import rendering.TemplateFailure;

/** Makes the Applications of an ApplicationSet from the files of its repositories. */
final class ApplicationGenerator {
  private final Cluster cluster;
  private final Repositories repositories;

  ApplicationGenerator(Cluster cluster, Repositories repositories) {
    this.cluster = cluster;
    this.repositories = repositories;
  }

  /**
   * The Applications; all or none, as one wrong file stops an ApplicationSet.
   *
   * @throws GenerationFailure with the reason and message of Argo CD's condition
   */
  List<Map<String, Object>> generate(Map<String, Object> applicationSet) throws GenerationFailure {
    requireProject(applicationSet);
    var parameters = new ArrayList<Map<String, Object>>();
    for (var generator : Fields.maps(applicationSet, "spec", "generators")) {
      parameters.addAll(parameters(generator));
    }
    try {
      return new ApplicationSetTemplate(applicationSet).applications(parameters);
    } catch (TemplateFailure wrong) {
      throw GenerationFailure.ofTemplate(wrong.getMessage(), wrong);
    }
  }

  private void requireProject(Map<String, Object> applicationSet) throws GenerationFailure {
    var project = Fields.text(applicationSet, "spec", "template", "spec", "project");
    var namespace = Fields.text(applicationSet, "metadata", "namespace");
    if (!project.contains("{{") && cluster.get(ArgoTypes.project(namespace, project)).isEmpty()) {
      throw GenerationFailure.ofParameters(
          "error getting project %s: AppProject.argoproj.io \"%s\" not found"
              .formatted(project, project),
          null);
    }
  }

  private List<Map<String, Object>> parameters(Map<String, Object> generator)
      throws GenerationFailure {
    var git = Fields.map(generator, "git");
    if (Fields.list(git, "files").isEmpty()) {
      throw GenerationFailure.ofParameters(
          "only the files of git generators are supported here, not " + generator.keySet(), null);
    }
    try {
      var checkout =
          repositories.checkout(Fields.text(git, "repoURL"), Fields.text(git, "revision"));
      return GitFilesGenerator.of(git).generate(checkout.tree());
    } catch (RepositoryException unavailable) {
      throw GenerationFailure.ofParameters(
          "error generating params from git: error retrieving Git files: rpc error: code = Internal"
              + " desc = unable to resolve git revision : "
              + unavailable.getMessage(),
          unavailable);
    } catch (GeneratorFailure wrong) {
      throw GenerationFailure.ofParameters(
          "error generating params from git: " + wrong.getMessage(), wrong);
    }
  }
}
