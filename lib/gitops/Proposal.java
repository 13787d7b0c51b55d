package gitops;

import console.Console;
import gitops.forge.Forge;
import gitops.forge.PullRequest;
import java.io.IOException;
import java.util.Map;

/** A change that goes to the branch that Argo CD reads by a pull request. */
final class Proposal {
  private final ServerBranch main;
  private final ProposalBranch branch;
  private final String head;
  private final Forge forge;
  private final Console console;

  /**
   * @param head the name of the branch that holds the change
   */
  Proposal(ServerBranch main, ProposalBranch branch, String head, Forge forge, Console console) {
    this.main = main;
    this.branch = branch;
    this.head = head;
    this.forge = forge;
    this.console = console;
  }

  /**
   * Lets the change be proposed; a second time finds the same pull request, and gives it another
   * text where something has changed.
   *
   * @param file the one file that changes
   * @param message of the commit; its first line is the title
   */
  PullRequest of(String file, String content, String message, ModelTrace trace)
      throws IOException, InterruptedException {
    var before = new Snapshot(main.repository(), main.tip()).text(file).orElse("");
    branch.hold(main.tip(), Map.of(file, content), message);
    var title = message.lines().findFirst().orElse("");
    var text = PullRequestText.of(file, before, content, trace);
    var open = forge.open(head, main.name());
    if (open.isEmpty()) {
      var created = forge.create(head, main.name(), title, text);
      console.done("opened " + created.url());
      return created;
    }
    if (open.get().title().equals(title) && open.get().text().equals(text)) {
      console.done("nothing to propose: " + open.get().url() + " is open already");
      return open.get();
    }
    var rewritten = forge.rewrite(open.get(), title, text);
    console.done("updated " + rewritten.url());
    return rewritten;
  }
}
