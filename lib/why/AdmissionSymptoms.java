package why;

import static why.Outlook.DOUBTFUL;
import static why.Outlook.HOPELESS;

import java.util.List;

/** What the API says when it does not let a ReplicaSet create its pods. */
final class AdmissionSymptoms {
  static final List<Symptom> ALL =
      List.of(
          Symptom.of(
              "exceeded quota: (?<quota>[^,]+), requested: (?<requested>.+?), used: (?<used>.+?),"
                  + " limited: (?<limited>\\S+)",
              "the quota ${quota} leaves no room: the pod asks for ${requested}, used is ${used} of"
                  + " ${limited}",
              "remove what is not needed, or ask your instructor for more",
              HOPELESS),
          Symptom.of(
              "failed quota: (?<quota>[^:]+): must specify (?<what>.+)",
              "the quota ${quota} demands that the pod says its ${what}",
              "set resources in config.yaml or in the chart",
              HOPELESS),
          Symptom.of(
              "(?<bound>minimum|maximum) (?<resource>\\S+) usage per (?<scope>\\S+) is"
                  + " (?<limit>[^,]+), but (?<kind>limit|request) is (?<asked>[^,.\\]]+)",
              "the namespace's LimitRange allows a ${bound} of ${limit} ${resource}, but the"
                  + " ${kind} is ${asked}",
              "change resources in config.yaml or in the chart, or ask your instructor",
              HOPELESS),
          Symptom.of(
              "serviceaccount \"(?<account>[^\"]+)\" not found",
              "the ServiceAccount ${account} that the pod runs as does not exist",
              "oc create serviceaccount ${account}, or correct serviceAccountName",
              DOUBTFUL),
          Symptom.of(
              "violates PodSecurity \"(?<level>[^\"]+)\"",
              "the namespace's pod security level ${level} forbids the pod",
              "set the security context in the chart",
              HOPELESS),
          Symptom.of(
              "unable to validate against any security context constraint",
              "no security context constraint allows the pod",
              "remove the fixed user or the privilege from the chart",
              HOPELESS),
          Symptom.of(
              "admission webhook \"(?<hook>[^\"]+)\" denied the request",
              "the cluster's admission webhook ${hook} refuses the pod",
              "correct config.yaml or the chart as the webhook says",
              HOPELESS),
          Symptom.of(
              "forbidden|is invalid",
              "the API refuses to create the pod",
              "correct config.yaml or the chart",
              DOUBTFUL));

  private AdmissionSymptoms() {}
}
