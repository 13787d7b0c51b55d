package checkup;

import gitops.Gitops;
import java.util.concurrent.Callable;

/** The Git server would take a push; none is made. */
public record GitWriteCheck(Callable<Gitops> gitops) implements Check {
  @Override
  public String name() {
    return "Git remote writable";
  }

  @Override
  public Diagnosis look() throws Exception {
    gitops.call().requireWritable();
    return new Diagnosis.Fine("the server would take a push of yours");
  }
}
