package why;

import static why.Outlook.DOUBTFUL;
import static why.Outlook.HOPELESS;

import java.util.List;

/** What a node says when it has the image and still cannot make the container. */
final class ConfigSymptoms {
  static final List<Symptom> ALL =
      List.of(
          Symptom.of(
              "(?<kind>secret|configmap) \"(?<name>[^\"]+)\" not found",
              "the ${kind} ${name} that it needs does not exist",
              "oc create ${kind} ..., or correct its name in the chart",
              DOUBTFUL),
          Symptom.of(
              "couldn't find key (?<key>\\S+) in (?<kind>\\S+) (?<name>\\S+)",
              "the ${kind} ${name} has no key ${key}",
              "add the key, or correct its name in the chart",
              DOUBTFUL),
          Symptom.of(
              "references non-existent secret key: (?<key>\\S+)",
              "a secret that it mounts has no key ${key}",
              "add the key, or correct its name in the chart",
              DOUBTFUL),
          Symptom.of(
              "runAsNonRoot and image will run as root|non-numeric user",
              "its image runs as root, which the pod forbids",
              "use an image with a numeric user",
              HOPELESS),
          Symptom.of(
              "exec: \\\\?\"(?<command>[^\"\\\\]+)\\\\?\"|(?<file>\\S+): no such file or directory",
              "its image has no program ${command}${file}",
              "correct the command in the chart, or use another image",
              HOPELESS),
          Symptom.of(".+", "its container cannot be made", "oc describe pod", DOUBTFUL));

  private ConfigSymptoms() {}
}
