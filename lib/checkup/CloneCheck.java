package checkup;

import gitops.Gitops;
import java.util.concurrent.Callable;

/** There is a clone of mlops-gitops that a commit can be made of. */
public record CloneCheck(Callable<Gitops> gitops) implements Check {
  @Override
  public String name() {
    return "clone of mlops-gitops";
  }

  @Override
  public Diagnosis look() throws Exception {
    var clone = gitops.call();
    return new Diagnosis.Fine(clone.directory() + ", branch " + clone.branch());
  }
}
