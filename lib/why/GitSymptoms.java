package why;

import static why.Outlook.HOPEFUL;
import static why.Outlook.HOPELESS;

import java.util.List;

/** What Argo CD's repo-server says when it cannot read a repository. */
final class GitSymptoms {
  static final List<Symptom> ALL =
      List.of(
          Symptom.of(
              "connection refused|no such host|i/o timeout|no route to host|unexpected EOF"
                  + "|server misbehaving|status code: 50[0-9]|context deadline exceeded",
              "Argo CD cannot reach the Git server",
              "wait, or ask your instructor whether the Git server runs",
              HOPEFUL),
          Symptom.of(
              "x509: |certificate signed by unknown authority",
              "Argo CD does not trust the Git server's certificate",
              "ask your instructor to add it to argocd-tls-certs-cm",
              HOPELESS),
          Symptom.of(
              "authentication required|repository not found|[Rr]epository .* not found",
              "the repository does not exist, or Argo CD may not read it",
              "correct repo_url in config.yaml, or ask for access",
              HOPELESS),
          Symptom.of(
              "unable to resolve '(?<revision>[^']+)' to a commit SHA",
              "the repository has no branch, tag or commit ${revision}",
              "correct target_revision in config.yaml",
              HOPELESS));

  private GitSymptoms() {}
}
