package why;

import static why.Outlook.DOUBTFUL;
import static why.Outlook.HOPEFUL;
import static why.Outlook.HOPELESS;

import java.util.List;

/** What the API said to Argo CD when it applied the manifests. */
final class SyncSymptoms {
  static final List<Symptom> ALL =
      List.of(
          Symptom.of(
              "namespaces \"(?<namespace>[^\"]+)\" not found",
              "the namespace ${namespace} does not exist",
              "ask your instructor for the namespace",
              HOPELESS),
          Symptom.of(
              "could not find (?:version \\S+ of )?(?<kind>\\S+) for requested resource|no matches"
                  + " for kind \"(?<type>[^\"]+)\"",
              "the cluster does not know the kind ${kind}${type} that the chart makes",
              "correct the chart, or ask your instructor for the operator that brings the kind",
              HOPELESS),
          Symptom.of(
              "admission webhook \"(?<hook>[^\"]+)\" denied the request",
              "the cluster's admission webhook ${hook} refuses the manifest",
              "correct config.yaml or the chart as the webhook says",
              HOPELESS),
          Symptom.of(
              "exceeded quota: (?<quota>[^,]+)",
              "the quota ${quota} of the namespace is used up",
              "remove what is not needed, or ask your instructor for more",
              HOPELESS),
          Symptom.of(
              "User \"system:serviceaccount:[^\"]+\" cannot (?<verb>\\S+) resource"
                  + " \"(?<resource>[^\"]+)\"",
              "Argo CD may not ${verb} ${resource} there",
              "ask your instructor for the right of Argo CD's service account",
              HOPELESS),
          Symptom.of(
              "field is immutable",
              "a field that Git changes cannot be changed in a live object",
              "delete the object; Argo CD makes it anew",
              HOPELESS),
          Symptom.of(
              "error validating data|is invalid: |unknown field|strict decoding error"
                  + "|error converting|invalid value|cannot unmarshal",
              "the API refuses a manifest that the chart makes",
              "correct config.yaml or the chart",
              HOPELESS),
          Symptom.of(
              "connection refused|i/o timeout|currently unable|EOF|etcd|too many requests",
              "the cluster's API does not answer Argo CD",
              "wait",
              HOPEFUL),
          Symptom.of(
              "synchronization tasks are not valid",
              "an object of the chart cannot be applied, most often because the cluster does not"
                  + " know its kind",
              "correct the chart, or ask your instructor for the operator that brings the kind",
              DOUBTFUL),
          Symptom.of(
              "one or more objects failed to apply|failed to sync|tasks? failed|completed"
                  + " unsuccessfully",
              "Argo CD cannot apply what is in Git",
              "correct config.yaml or the chart",
              DOUBTFUL));

  private SyncSymptoms() {}
}
