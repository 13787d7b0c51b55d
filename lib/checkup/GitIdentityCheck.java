package checkup;

import gitops.Gitops;
import java.util.concurrent.Callable;

/** Commits have an author. */
public record GitIdentityCheck(Callable<Gitops> gitops) implements Check {
  @Override
  public String name() {
    return "Git identity";
  }

  @Override
  public Diagnosis look() throws Exception {
    var identity = gitops.call().identity();
    return identity.isSaid()
        ? new Diagnosis.Fine("commits are by " + identity.text())
        : new Diagnosis.Suspicious(
            "git does not know your name and mail; these scripts commit as " + identity.text(),
            "git config --global user.name and user.email");
  }
}
