import console.Script;
import java.util.List;
import java.util.function.Supplier;

/** The commands that need to know where things are and who is logged in. */
enum WorkshopCommand {
  SETUP_APPSETS(SetupAppsets::new),
  DEPLOY_JUKEBOX(DeployJukebox::new),
  DEPLOY_UI(DeployUi::new),
  CHECK_UI(CheckUi::new);

  /** All of them. */
  static final List<WorkshopCommand> ALL = List.of(values());

  /** Those that write to the clone; check-ui looks only at what runs. */
  static final List<WorkshopCommand> WRITERS = List.of(SETUP_APPSETS, DEPLOY_JUKEBOX, DEPLOY_UI);

  private final Supplier<Script> script;

  WorkshopCommand(Supplier<Script> script) {
    this.script = script;
  }

  /** A new script, as each start of a command is. */
  Script script() {
    return script.get();
  }
}
