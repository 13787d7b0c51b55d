package why;

import static why.Outlook.HOPEFUL;
import static why.Outlook.HOPELESS;

import java.util.List;

/** What a node says when it cannot have an image. */
final class PullSymptoms {
  static final List<Symptom> ALL =
      List.of(
          Symptom.of(
              "couldn't parse image name|invalid reference format|InvalidImageName",
              "its name is no valid name of an image",
              "correct the image's values in config.yaml",
              HOPELESS),
          Symptom.of(
              "pull access denied|unauthorized|authorization failed|403 Forbidden|401 Unauthorized"
                  + "|no basic auth credentials|denied: ",
              "the registry does not let the cluster pull it",
              "make the repository public, or add a pull secret to the namespace",
              HOPELESS),
          Symptom.of(
              "no match for platform",
              "it was not built for the nodes' kind of machine",
              "build it for linux/amd64",
              HOPELESS),
          Symptom.of(
              "x509: |certificate signed by unknown authority",
              "the nodes do not trust the registry's certificate",
              "ask your instructor to add it to the cluster's trusted authorities",
              HOPELESS),
          Symptom.of(
              "toomanyrequests|429 Too Many Requests",
              "the registry limits how often it may be asked",
              "wait, or use another registry",
              HOPEFUL),
          Symptom.of(
              "connection refused|no such host|i/o timeout|no route to host|EOF|handshake timeout"
                  + "|status code 50[0-9]|50[0-9] |deadline exceeded|connection reset",
              "the registry does not answer the cluster",
              "wait, or ask your instructor whether the registry runs",
              HOPEFUL),
          // after the others: denied messages say "does not exist or may require authorization"
          Symptom.of(
              "not found|manifest unknown|name unknown|does not exist",
              "it does not exist",
              "package-modelcar, or deploy a version that exists",
              HOPELESS));

  private PullSymptoms() {}
}
