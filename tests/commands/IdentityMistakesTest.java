import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mistakes about who one is and what one may do. They end with exit code 5. */
@Tag("commands")
class IdentityMistakesTest {

  @Test
  void unknownUser() throws Exception {
    var desk = CommandSeats.copy();

    for (var command : WorkshopCommand.ALL) {
      Mistake.typed(desk, command.script(), "--user", "nobody")
          .assertMistake(5, "logged in as " + desk.user(), "nobody", "oc login");
    }
  }

  @Test
  void noKubeconfig() throws Exception {
    var desk = CommandSeats.copy();
    desk.unset("KUBECONFIG");

    Mistake.typedAs(
        WorkshopCommand.ALL,
        desk,
        5,
        "not logged in",
        desk.seat().home().toString(),
        "oc login --server=");
  }

  @Test
  void theKubeconfigIsNotThere() throws Exception {
    var desk = CommandSeats.copy();
    var missing = desk.seat().directory().resolve("no-such-kubeconfig");
    desk.export("KUBECONFIG", missing);

    Mistake.typedAs(WorkshopCommand.ALL, desk, 5, missing.toString(), "oc login --server=");
  }

  @Test
  void tokenExpired() throws Exception {
    var desk = CommandSeats.copy();
    desk.spoilLogin(desk.seat().participant().token(), "sha256~expired");

    Mistake.typedAs(
        WorkshopCommand.ALL,
        desk,
        5,
        "does not accept your login",
        "oc login --server=" + desk.seat().address().api(),
        "-u " + desk.user());
  }

  @Test
  void loggedInAsSomebodyElse() throws Exception {
    var desk = CommandSeats.copy();
    var neighbour = CommandSeats.next();
    desk.export("KUBECONFIG", neighbour.login());

    Mistake.typedAs(
        WorkshopCommand.ALL,
        desk,
        5,
        "logged in as " + neighbour.user(),
        desk.user(),
        "oc login --server=");
  }

  @Test
  void loggedInToAnotherCluster() throws Exception {
    var desk = CommandSeats.copy();
    desk.remember("cluster", "https://api.example.com:6443");

    Mistake.typedAs(
        WorkshopCommand.ALL,
        desk,
        5,
        desk.seat().address().api(),
        "the profile belongs to https://api.example.com:6443",
        "oc login --server=https://api.example.com:6443");
  }

  @Test
  void theWorkbenchsOwnServiceAccount() throws Exception {
    var desk = CommandSeats.copy();
    var serviceAccount = "system:serviceaccount:" + desk.user() + "-test:workbench";
    try (var cluster = OtherCluster.thatKnows(serviceAccount)) {
      cluster.logIn(desk);

      Mistake.typedAs(
          WorkshopCommand.ALL,
          desk,
          5,
          "the service account " + serviceAccount,
          "oc login --server=" + cluster.address() + " -u " + desk.user());
    }
  }

  @Test
  void forbidden() throws Exception {
    var desk = CommandSeats.copy();
    try (var cluster = OtherCluster.thatKnows(desk.user())) {
      cluster.logIn(desk);
      cluster.createNamespace(desk.user() + "-toolings");
      cluster.createNamespace(desk.user() + "-test");
      cluster.allowNothing();

      Mistake.typedAs(
          WorkshopCommand.ALL, desk, 5, desk.user() + " may not ", "oc auth can-i", "instructor");
    }
  }

  // a cluster does not tell whether a namespace exists to somebody who may not see it
  @Test
  void theNamespaceIsHidden() throws Exception {
    var desk = CommandSeats.copy();
    try (var cluster = OtherCluster.thatKnows(desk.user())) {
      cluster.logIn(desk);
      cluster.forbid("/namespaces/", desk.user() + " cannot get resource namespaces");

      Mistake.typedAs(
          WorkshopCommand.ALL,
          desk,
          1,
          "the namespace " + desk.user() + "-",
          "or is not yours",
          "instructor");
    }
  }

  @Test
  void theNamespaceIsMissing() throws Exception {
    var desk = CommandSeats.copy();
    try (var cluster = OtherCluster.thatKnows(desk.user())) {
      cluster.logIn(desk);
      Mistake.typedAs(WorkshopCommand.ALL, desk, 1, "the namespace " + desk.user() + "-");
    }
  }

  @Test
  void wrongPasswordInTheRemote() throws Exception {
    var desk = CommandSeats.copy();
    desk.setRemote(desk.remote().replace(desk.seat().participant().password(), "wrong-password"));

    for (var command : WorkshopCommand.WRITERS) {
      var outcome = Mistake.typed(desk, command.script());
      outcome.assertMistake(5, "/" + desk.user() + "/mlops-gitops", "password", "GIT_PASSWORD");
      assertFalse(outcome.err().contains("wrong-password"), outcome.err());
    }
  }

  @Test
  void noPasswordAtAll() throws Exception {
    var desk = CommandSeats.copy();
    desk.setRemote(desk.remote().replaceFirst("//[^@]+@", "//"));

    Mistake.typedAs(WorkshopCommand.WRITERS, desk, 5, "password", "GIT_PASSWORD");
  }
}
