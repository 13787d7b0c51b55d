package why;

import static why.Outlook.DOUBTFUL;
import static why.Outlook.HOPEFUL;
import static why.Outlook.HOPELESS;

import java.util.List;

/** What Argo CD says when a chart makes no manifests, or none that it may use. */
final class ChartSymptoms {
  static final List<Symptom> ALL =
      List.of(
          Symptom.of(
              "<no value>: app path does not exist",
              "its config.yaml names no chart_path; Argo CD shows such an Application as Unknown",
              "deploy-jukebox or deploy-ui fill it",
              HOPELESS),
          Symptom.of(
              "(?<path>\\S+): app path does not exist",
              "the repository has no chart in the folder ${path}",
              "correct chart_path in config.yaml",
              HOPELESS),
          Symptom.of(
              "error calling eq: incompatible types for comparison",
              "config.yaml has a number or true or false where the chart compares texts",
              "put quotes around it, as in version: \"1234567890\"",
              HOPELESS),
          Symptom.of(
              "open \\S*?(?<file>model-deployments/\\S+): no such file",
              "its config.yaml is not at ${file}, where the ApplicationSet's template looks",
              "put each config.yaml exactly one folder below model-deployments/<environment>",
              HOPELESS),
          Symptom.of(
              "YAML parse error on (?<file>[^\\s:]+)",
              "with these values the chart makes no valid YAML of ${file}",
              "look for an empty or unquoted value in config.yaml",
              HOPELESS),
          Symptom.of(
              "execution error at \\((?<file>[^)]+)\\)",
              "the chart refuses these values in ${file}",
              "correct config.yaml",
              HOPELESS),
          Symptom.of(
              "helm template|Error: ",
              "Helm cannot render the chart with these values",
              "correct config.yaml, or the chart",
              HOPELESS),
          Symptom.of(
              "referencing project (?<project>\\S+) which does not exist",
              "the AppProject ${project} does not exist",
              "setup-appsets applies it",
              DOUBTFUL),
          Symptom.of(
              "destination .* (?:is not permitted|do not match)[^']*'?(?<project>[^' ]*)'?",
              "the AppProject ${project} forbids this namespace or cluster",
              "oc edit appproject ${project}: add it to spec.destinations",
              HOPELESS),
          Symptom.of(
              "repo (?<repo>\\S+) is not permitted in project '(?<project>[^']*)'",
              "the AppProject ${project} forbids the repository ${repo}",
              "oc edit appproject ${project}: add it to spec.sourceRepos",
              HOPELESS),
          Symptom.of(
              "[Nn]amespace \"?(?<namespace>[^\" ]+)\"? for .* is not managed",
              "Argo CD does not manage the namespace ${namespace}",
              "ask your instructor to label it argocd.argoproj.io/managed-by",
              HOPELESS),
          Symptom.of(
              "error getting cluster|the server is currently unable|dial tcp .*connection refused",
              "Argo CD cannot reach the cluster's API or its own parts",
              "wait, or ask your instructor whether Argo CD runs",
              HOPEFUL));

  private ChartSymptoms() {}
}
