package checkup;

import gitops.Gitops;
import java.util.concurrent.Callable;

/** The Git server answers, lets us read, and has the branch. */
public record GitReadCheck(Callable<Gitops> gitops) implements Check {
  private static final int SHORT = 10;

  @Override
  public String name() {
    return "Git remote readable";
  }

  @Override
  public Diagnosis look() throws Exception {
    var branch = gitops.call().branch();
    return gitops
        .call()
        .branchOnServer()
        .<Diagnosis>map(it -> new Diagnosis.Fine(branch + " is at " + it.substring(0, SHORT)))
        .orElseGet(
            () ->
                new Diagnosis.Suspicious(
                    "the server has no branch " + branch,
                    "git push -u origin " + branch + ", or git checkout main"));
  }
}
