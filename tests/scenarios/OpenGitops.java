import console.Console;
import gitops.Gitops;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import platform.Platform;
import platform.Profile;

/** A clone of mlops-gitops as the scripts open it, without a script and with nothing printed. */
final class OpenGitops {
  private OpenGitops() {}

  /** Opens a clone with the participant's account, and looks what the server has. */
  static Gitops at(Path clone, WorkshopParticipant participant) throws IOException {
    var nowhere = OutputStream.nullOutputStream();
    var workbench = participant.workbench(nowhere, nowhere);
    var platform =
        new Platform(
            participant.name(),
            participant.clusterDomain(),
            participant.gitServer(),
            clone,
            Profile.load(workbench));
    var gitops = Gitops.open(workbench, new Console(workbench), platform);
    gitops.lookAtServer();
    return gitops;
  }
}
